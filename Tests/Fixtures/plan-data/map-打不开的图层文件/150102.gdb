A geodatabase is a folder.
