"""Sets Lovende praksis up in .venv beside this file, the first time, and starts it.

    python3 bootstrap.py run [ARGS…]     the app: the same as the command `lovende [ARGS…]`
    python3 bootstrap.py test [ARGS…]    the tests: the same as `pytest [ARGS…]`, on all cores

Knows Python's standard library and the lock files, nothing of the app. pip installs into .venv only. The app is not
installed: .venv gets a pointer to this directory and the command `lovende`, so nothing has to be built. The set-up is
complete only when the stamp in .venv says so; what an interrupted one left is thrown away. stdout is the app's alone.
"""

import os
import sys

if sys.version_info < (3, 11):  # what stands above and below must therefore parse in old versions too
    sys.exit(f"Lovende praksis kræver Python 3.11 eller nyere. Du har {sys.version.split()[0]}.")

import hashlib
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = ENVIRONMENT / "setup-complete"
LOCKS = {"run": ["requirements.lock"], "test": ["requirements.lock", "requirements-test.lock"]}

# What WeasyPrint loads to write PDF, under the names that it looks for on Linux, macOS and Windows.
PANGO = [
    ["libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"],
    ["libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"],
]
SUBSET = ["libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"]
DEBIAN_PACKAGES = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
PDF_COMMANDS = {
    "apt-get": f"sudo apt-get install {' '.join(DEBIAN_PACKAGES)}",
    "dnf": "sudo dnf install pango harfbuzz",
    "pacman": "sudo pacman -S pango harfbuzz",
    "brew": "brew install pango",
}

USAGE = """\
Sådan bruger du bootstrap.py:
  python3 bootstrap.py run     starter Lovende praksis (gør klar første gang)
  python3 bootstrap.py test    kører projektets egne prøver
Det, du skriver efter, gives videre, for eksempel: python3 bootstrap.py run --help"""


class SetupError(Exception):
    """The set-up cannot go on; the message tells the user what to do."""


class DownloadError(SetupError):
    """The packages could not be had; .venv is as it was before."""


def say(text: str) -> None:
    """One line to the user, on stderr."""
    print(text, file=sys.stderr, flush=True)


def fingerprint(purpose: str) -> str:
    """What a set-up for `purpose` ("run" or "test") rests on: its Python, place, this file, the locks; as a hash."""
    # The name behind the link, "python3.11": a start from another Python leaves .venv alone, an upgrade renews it.
    parts = [PYTHON.resolve().name.encode(), bytes(ROOT)]
    parts += [(ROOT / name).read_bytes() for name in ["bootstrap.py", *LOCKS[purpose]]]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_complete(purpose: str) -> bool:
    """True if the stamp vouches for this very set-up and its Python still exists; quick, as every start asks."""
    return PYTHON.exists() and STAMP.exists() and fingerprint(purpose) in STAMP.read_text("ascii").split()


def succeeds(*command: str | Path) -> bool:
    """Run a command in silence; False too when there is no such command."""
    import subprocess

    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def apt_install(*packages: str) -> bool:
    """Install Debian packages when we may without asking for a password: as root, where apt-get exists."""
    import shutil

    if WINDOWS or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=60", "-qq"]
    succeeds(*quiet, "update")  # one source out of reach is no reason to stop
    return succeeds(*quiet, "install", "-y", "--no-install-recommends", *packages)


def is_usable() -> bool:
    """True if .venv has a Python that is new enough and has a pip."""
    new_enough = succeeds(PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))")
    return new_enough and succeeds(PYTHON, "-m", "pip", "--version")


def make_environment() -> None:
    """Make .venv anew, with pip. Debian ships Python without `ensurepip`, so there are several ways to it."""
    import shutil

    here, package = sys.executable, "python{}.{}-venv".format(*sys.version_info)
    venv = (here, "-m", "venv", ENVIRONMENT)
    ways: list[Callable[[], bool]] = [
        lambda: succeeds(*venv),
        lambda: apt_install(package) and succeeds(*venv),
        lambda: succeeds(here, "-m", "virtualenv", ENVIRONMENT),
        lambda: succeeds(*venv, "--without-pip") and succeeds(here, "-m", "pip", "--python", PYTHON, "install", "pip"),
    ]
    for way in ways:
        if ENVIRONMENT.exists():
            shutil.rmtree(ENVIRONMENT)
        if way() and is_usable():
            return
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    if shutil.which("apt-get"):
        raise SetupError(f"Python mangler modulet venv. Kør dette, og prøv igen:\n  sudo apt-get install {package}")
    raise SetupError("Python kan ikke lave et miljø med pip. Geninstaller Python med venv og pip, og prøv igen.")


def fetch_packages(locks: list[Path]) -> None:
    """Run the pip of .venv on the lock files; on a terminal, count how many packages it has come to."""
    import subprocess

    total = sum("==" in line for lock in locks for line in lock.read_text("utf-8").splitlines())
    options = ["--disable-pip-version-check", "--no-input", "--no-color"]
    named = [f"--requirement={lock}" for lock in locks]
    inside = {"PIP_USER": "0", "PIP_TARGET": "", "PIP_PREFIX": "", "PIP_ROOT": ""}  # whatever the user has set
    lines: list[str] = []
    count = 0
    with subprocess.Popen(
        [PYTHON, "-m", "pip", "install", *options, *named],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", errors="replace", env={**os.environ, **inside, "PYTHONIOENCODING": "utf-8"},
    ) as process:  # fmt: skip
        for line in process.stdout or ():
            lines.append(line.rstrip())
            count += line.startswith(("Collecting ", "Requirement already satisfied: "))
            placing = line.startswith("Installing collected")
            show_progress("Lægger pakkerne på plads …" if placing else f"Henter pakker: {min(count, total)} af {total}")
    show_progress("")
    if process.returncode:
        errors = [line for line in lines if line.lower().startswith("error")] or lines
        tail = "\n".join(f"  {line}" for line in errors[-3:])
        if any(line.startswith("Installing collected") for line in lines):
            raise SetupError(f"Pakkerne kunne ikke lægges på plads. Er der plads på disken? Prøv igen.\n{tail}")
        raise DownloadError(f"Pakkerne kunne ikke hentes. Er du på nettet? Prøv igen.\n{tail}")


def show_progress(text: str) -> None:
    """Show `text` in place of what stood there; only where somebody sits at a terminal."""
    if sys.stderr.isatty():
        print(f"\r{text:<40}\r", end="", file=sys.stderr, flush=True)


def point_to_the_app() -> None:
    """Let the Python of .venv find the app in this directory, and put the command `lovende` beside it."""
    import shlex

    packages = ENVIRONMENT / "Lib/site-packages" if WINDOWS else next(ENVIRONMENT.glob("lib/*/site-packages"))
    # Relative, since Python reads this file in an encoding of its own choice.
    (packages / "lovende-praksis.pth").write_text(os.path.relpath(ROOT, packages) + "\n", "ascii")
    if WINDOWS:
        (PYTHON.parent / "lovende.cmd").write_text('@"%~dp0python.exe" -P -m checklist %*\n', "ascii")
        return
    command = PYTHON.parent / "lovende"
    command.write_bytes(os.fsencode(f'#!/bin/sh\nexec {shlex.quote(str(PYTHON))} -P -m checklist "$@"\n'))
    command.chmod(0o755)


def install(purpose: str) -> None:
    """Bring .venv to what the locks say. The stamp stays empty while this lasts."""
    earlier = STAMP.read_text("ascii") if STAMP.exists() else ""
    STAMP.write_text("", "ascii")
    try:
        fetch_packages([ROOT / name for name in LOCKS[purpose]])
    except DownloadError:
        STAMP.write_text(earlier, "ascii")
        raise
    point_to_the_app()
    finished = [other for other in LOCKS if set(LOCKS[other]) <= set(LOCKS[purpose])]
    STAMP.write_text("\n".join(map(fingerprint, finished)), "ascii")


def is_loadable(names: list[str]) -> bool:
    """True if the system finds a shared library under one of its names."""
    import ctypes

    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


def pdf_advice(found: Callable[[str], object]) -> str:
    """The one line that says how to get Pango here; `found` tells whether a command exists."""
    command = next((PDF_COMMANDS[tool] for tool in PDF_COMMANDS if found(tool)), "installer Pango")
    if WINDOWS:  # untested, as is macOS
        command = "pacman -S mingw-w64-ucrt-x86_64-pango (i MSYS2, som findes på msys2.org)"
    return f"Rapporter som PDF kræver Pango; alt andet virker uden. Sådan får du det: {command}"


def bring_pdf_libraries() -> None:
    """Install what is missing where that needs no password; otherwise say what to install, and go on."""
    import shutil

    pango = all(map(is_loadable, PANGO))
    if pango and is_loadable(SUBSET):  # without SUBSET the PDF is written all the same, only slower
        return
    if not apt_install(*DEBIAN_PACKAGES) and not pango:
        say(pdf_advice(shutil.which))


def wait_for_others() -> None:
    """Let a set-up that runs already finish first; the lock goes with this process. On Windows nobody waits."""
    from contextlib import suppress

    with suppress(ImportError, OSError):  # Windows has no such module, some network drives know no locks
        import fcntl

        place = os.open(ROOT, os.O_RDONLY)
        try:
            fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("En anden opsætning er i gang. Venter på den …")
            fcntl.flock(place, fcntl.LOCK_EX)


def set_up(purpose: str) -> None:
    """Make .venv complete for `purpose`, reusing what is sound."""
    if not os.access(ROOT, os.W_OK):
        raise SetupError(f"Du må ikke skrive i mappen {ROOT}. Læg den et andet sted, og prøv igen.")
    wait_for_others()
    if is_complete(purpose):
        return
    stamp = STAMP.read_text("ascii") if STAMP.exists() else None
    if stamp:
        say("Der er kommet nyt siden sidst. Gør klar …")
    else:
        first = "Gør klar første gang" if stamp is None else "Sidste gang blev jeg ikke færdig. Gør klar forfra"
        say(f"{first} – det tager et par minutter …")
    if stamp == "" or not is_usable():
        make_environment()
    bring_pdf_libraries()
    install(purpose)
    say("Klar.")


def pytest_arguments(given: list[str], cores: int) -> list[str]:
    """The arguments for pytest: on all cores, unless `given` says otherwise or asks for the debugger.

    Two processes more than there are cores: a third of the time tests wait for disks, servers and browsers.
    """
    own = any(argument.startswith(("-n", "--numprocesses", "--pdb", "--trace")) for argument in given)
    return given if own or cores < 2 else ["-n", str(cores + 2), "--dist", "worksteal", *given]


def hand_over(*arguments: str) -> None:
    """Become the Python of .venv; on Windows, where a process cannot be replaced, wait for it. Does not return."""
    if not WINDOWS:
        os.execv(PYTHON, [str(PYTHON), *arguments])
    import subprocess

    sys.exit(subprocess.call([PYTHON, *arguments]))


def make_ready(purpose: str) -> None:
    """See to it that .venv is complete for `purpose`; ends the program with a sentence where that cannot be."""
    try:
        if not is_complete(purpose):
            set_up(purpose)
    except SetupError as problem:
        sys.exit(str(problem))
    except OSError as problem:
        sys.exit(f"Opsætningen stoppede: {problem}")
    except KeyboardInterrupt:
        say("\nAfbrudt. Næste gang begynder opsætningen forfra.")
        sys.exit(130)


def main(arguments: list[str]) -> None:
    """Do what the command line asks; does not return."""
    purpose, rest = (arguments or [""])[0], arguments[1:]
    if purpose not in LOCKS:
        say(USAGE)
        sys.exit(0 if purpose in {"-h", "--help"} else 2)
    make_ready(purpose)
    if purpose == "run":
        hand_over("-P", "-m", "checklist", *rest)  # -P: a file in the current directory never passes for a module
    os.chdir(ROOT)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    hand_over("-m", "pytest", *pytest_arguments(rest, cores))


if __name__ == "__main__":
    main(sys.argv[1:])
