"""When, with what and on what computer was measured: figures mean nothing without it."""

from __future__ import annotations

import datetime
import os
import platform
import re
import subprocess
from pathlib import Path

from quietpage import __version__

_BUSY = 0.5
"""If more programs than that want a processor before anything is measured, the figures say little."""


def heading(hugo: str | None) -> str:
    """One line for above the tables, and a warning if the computer has other things to do."""
    programs = [f"quietpage {__version__}", f"Python {platform.python_version()}"]
    if hugo:
        programs.append(f"Hugo {_version_of(hugo)}")
    place = f"{_processors()} × {_processor()}, {platform.system()}"
    line = f"{datetime.date.today():%Y-%m-%d}; {', '.join(programs)}; {place}."
    load = os.getloadavg()[0]
    return (
        f"{line}\n\n**The computer was busy (load {load:.1f}): do not trust this.**" if load > _BUSY else line
    )


def _version_of(hugo: str) -> str:
    said = subprocess.run([hugo, "version"], capture_output=True, text=True).stdout
    found = re.search(r"v(\d[\d.]*)", said)
    return found[1] if found else "of no known version"


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processor() -> str:
    """What the system calls its processor."""
    try:
        about = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        about = ""
    found = re.search(r"^model name\s*: (.+)$", about, re.MULTILINE)
    return " ".join(found[1].split()) if found else platform.processor() or platform.machine()
