"""What schemathesis needs to know about this service; it is named by SCHEMATHESIS_HOOKS.

Archives are sent as they are made, and of the ids that are tried every other one is that of a check.
"""

import os

import schemathesis

CHECK = os.environ["CHUANDAO_CHECK"]


@schemathesis.serializer("application/zip")
def archive(context, value):
    return bytes(getattr(value, "data", value)) if not isinstance(value, (str, int, float, list, dict, type(None), bool)) \
        else str(value).encode()


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    for name, value in (("check", CHECK), ("collection", f"findings-{CHECK}"), ("item", "1")):
        if name in (path_parameters or {}) and len(str(path_parameters[name])) % 2 == 0:
            path_parameters[name] = value
    return path_parameters
