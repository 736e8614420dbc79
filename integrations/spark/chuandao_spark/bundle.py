"""What travels with the job: the program, the libraries it is linked to, and the rules."""

import hashlib
import os
import subprocess
import tarfile

from .words import Refusal

# The C library belongs to the machine; GDAL and others are opened when needed and have to be installed on workers.
OF_THE_MACHINE = ("linux-vdso", "ld-linux", "libc.so", "libm.so", "libpthread", "libdl", "librt")


class Bundle:
    """A tar archive, and the options that name its rules on a worker, who runs in its folder."""

    def __init__(self, file: str, program: str, rules: list[str]):
        if not os.access(program, os.X_OK) or os.path.isdir(program):
            raise Refusal("no-program", path=program)
        self.file, self.rules = file, []
        with tarfile.open(file, "w") as archive:
            archive.add(program, "rulec", filter=plain)
            for library in linked(program):
                archive.add(os.path.realpath(library), f"lib/{os.path.basename(library)}", filter=plain)
            own = default_rules(program) if not rules else None
            if own:
                archive.add(own, "Rules", filter=plain)
            for place, path in enumerate(rules):
                if not os.path.exists(path):
                    raise Refusal("no-rules", path=path)
                name = f"rules/{place}/{os.path.basename(os.path.abspath(path))}"
                archive.add(path, name, filter=plain)
                self.rules += ["--rules", name]

    def digest(self) -> str:
        with open(self.file, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without times and owners, so that the same program and rules are the same bytes."""
    entry.mtime, entry.uid, entry.gid, entry.uname, entry.gname = 0, 0, 0, "", ""
    return entry


def linked(program: str) -> list[str]:
    lines = subprocess.run(["ldd", program], capture_output=True, text=True).stdout.splitlines()
    found = [line.split("=>")[1].split()[0] for line in lines if "=> /" in line]
    return sorted(path for path in found if not os.path.basename(path).startswith(OF_THE_MACHINE))


def default_rules(program: str) -> str | None:
    """The folder of the project's rules: CHUANDAO_RULES, as a package installs it, or as it lies where rulec is built."""
    folder = os.path.dirname(os.path.realpath(program))
    places = [os.path.join(folder, "..", "share", "chuandao", "Rules"), os.path.join(folder, "..", "..", "..", "Rules")]
    return next((path for path in (os.environ.get("CHUANDAO_RULES"), *places) if path and os.path.isdir(path)), None)


def environment(folder: str) -> dict[str, str]:
    """That of the process, in which the program finds what travelled with it."""
    own = {"LD_LIBRARY_PATH": ":".join(filter(None, [os.path.join(folder, "lib"), os.environ.get("LD_LIBRARY_PATH")]))}
    if os.path.isdir(os.path.join(folder, "Rules")):
        own["CHUANDAO_RULES"] = os.path.join(folder, "Rules")
    return {**os.environ, **own}
