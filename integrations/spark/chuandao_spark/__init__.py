"""`rulec check` on a Spark cluster: shards of one plan set on many workers, one report with the bytes of one run."""
