"""schemathesis tries what the description of the interface allows and what it does not.

interface.py RULEC SCHEMATHESIS EXAMPLES PLANS [all]

Without `all`, what takes a process for each answer is left to the other scripts.
"""

import os
import subprocess
import sys
import tempfile
import time

from server import Server, small

rulec, schemathesis, examples, plans, *others = sys.argv[1:]
with tempfile.TemporaryDirectory() as data, Server(
    rulec, data, "--plans", plans, "--anonymous", "administer", "--limit", "seconds=60"
) as server:
    first = server.submit(small())
    server.wait(first)
    # Until the rules are compiled, that is what the server answers.
    while any(server.ask("GET", f"/api/rules?language={language}")[0] == 503 for language in ("zh", "en")):
        time.sleep(0.5)
    run = subprocess.run(
        [
            schemathesis, "run", f"{server.url}/api", "--seed", "1", "--max-examples", examples, "--no-color",
            "--workers", "1", "--request-timeout", "120", "--checks",
            "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,"
            "response_headers_conformance,unsupported_method",
            # Whoever compiles or judges in earnest takes its time.
            "--suppress-health-check", "all",
            *([] if others else ["--exclude-path-regex", "validate|rules/"]),
        ],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, cwd=data,
        env=os.environ | {"SCHEMATHESIS_HOOKS": "try_interface", "CHUANDAO_CHECK": first,
                          "PYTHONPATH": os.path.dirname(os.path.abspath(__file__))},
    )
    if run.returncode != 0:
        print(run.stdout[-6000:])
        sys.exit(1)
    assert server.get("/api/health") == {"status": "ok"}
    print("服务：接口说明 / service: the description of the interface")
