"""Why a remote could not be read from or did not take a page, as problems, each with its way out.

Hosts say it in words of their own, which are sorted into classes here. The words themselves are told too,
behind what they come to. Read from what git says once it has failed, so a deploy that goes well never loads
this.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from urllib.parse import urlsplit

from quietpage.core.diagnostics import Problem
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Whole
from quietpage.deploy.faults import fault_here
from quietpage.deploy.git import Answer, Git


class _Class(NamedTuple):
    """A class of failures: how to know one, what it comes to, and the way out.

    It is known by words in a line, in small letters: `|` stands between one way and another to say it, ` … `
    between words that need not be beside one another.
    `{remote}`, `{branch}`, `{login}` (user and host of an SSH address) and `{host}` stand for what they say.
    """

    known_by: str
    message: str
    help: str


_CANNOT_READ = "git cannot read from this remote"
_NOT_TAKEN = "the remote did not take the page"

_ON_THE_WAY = (
    _Class(
        "remote host identification has changed",
        "the host shows another key than it used to",
        "ask whoever runs it whether its key was changed, and only then: ssh-keygen -R {host}, then ssh -T "
        "{login}",
    ),
    _Class(
        "host key verification failed|host key is known",
        "this computer does not know the key of the host yet",
        "ssh -T {login} shows it: say yes if it is the one that the host has made public, and publish again",
    ),
    _Class(
        "permission denied (publickey|permission denied (password|permission denied (keyboard|"
        "permission denied (gssapi|too many authentication failures",
        "the host does not know your SSH key",
        "add your public key to your account there, and see whether it knows you: ssh -T {login}",
    ),
    _Class(
        "could not read username|could not read password|terminal prompts disabled|"
        "authentication failed|http basic: access denied|invalid username|invalid credentials|"
        "password authentication was|password authentication is|returned error: 401|bad credentials",
        "the host wants to know who you are, and git has nothing to show it",
        "let git keep a password or a token for this host, as its guide says; or use your SSH key: {ssh}",
    ),
    _Class(
        "was archived|is archived",
        "the repository is archived, and nobody can write to it",
        "take it out of the archive there, or publish elsewhere: git remote set-url {remote} ADDRESS",
    ),
    _Class(
        "returned error: 403|permission to … denied|write access … not granted|marked as read only|"
        "marked as read-only|read-only key|deploy key|not allowed to upload code|insufficient_scope|"
        "access denied|403 forbidden|unauthorized|not permitted to push|don't have permission|"
        "don't have access|have no permission|no write permission|do not have permission",
        "you may not write to this repository, as whom the host takes you for",
        "ask its owner to let you, or publish to one of your own: git remote set-url {remote} ADDRESS; a "
        "workflow needs permissions: contents: write",
    ),
    _Class(
        "repository not found|does not appear to be a git repository|repository … not found|"
        "returned error: 404|project you were looking for|repository … does not exist|"
        "no such repository|no such project|cannot find repository",
        "there is no such repository, or you may not see it",
        "compare its address: git remote get-url {remote}; git remote set-url {remote} ADDRESS changes it. A "
        "repository has to be made at the host first, and a private one asks who you are",
    ),
    _Class(
        "could not resolve|name or service not known|nodename nor servname|"
        "temporary failure in name resolution|connection refused|connection timed out|"
        "operation timed out|failed to connect|couldn't connect|unable to connect|"
        "network is unreachable|network is down|no route to host|could not connect",
        "the host cannot be reached",
        "see whether this computer is online, and whether the address is right: git remote get-url {remote}",
    ),
    _Class(
        "certificate|ssl_|ssl connect|ssl routines|gnutls|tls connect|schannel|secure channel",
        "no safe line to the host can be had",
        "see whether the clock of this computer is right, and whether anything in your network looks into "
        "what goes through it; git config http.sslCAInfo FILE names a certificate to trust",
    ),
    _Class(
        "transport … not allowed|is not a git command|unable to find remote helper",
        "git goes to a remote by https, ssh, http, git or a path only",
        "give it such an address: git remote set-url {remote} ADDRESS",
    ),
    _Class(
        "dubious ownership|unsafe repository",
        "the repository at this remote belongs to somebody else, and git leaves it alone",
        "if you trust it, let git know: git config --global --add safe.directory {owned}",
    ),
    _Class(
        "on the remote side|corrupt",
        "the repository at this remote is damaged",
        "whoever runs it has to mend it: git fsck, there",
    ),
    _Class(
        "returned error: 5|internal server error|service unavailable|bad gateway|try again later",
        "the host is out of order just now",
        "publish again in a while",
    ),
    _Class(
        "early eof|rpc failed|hung up|connection closed|connection was closed|connection reset|"
        "connection was reset|unexpected disconnect|broken pipe|kex_exchange_identification",
        "the line to the host broke off",
        "publish again; if it breaks off each time, see whether git fetch {remote} works by itself",
    ),
)
"""What can happen on the way to any remote, to read from it or to write to it."""

_WRITING = (
    _Class(
        "gh009|push protection|push cannot contain secrets|secret detected|secrets detected|"
        "secret was found|secrets were found|secrets found",
        "the host has found a secret, such as a key or a token, in the page",
        "take it out of what the page is made from, and have a new one made, for this one may be known",
    ),
    _Class(
        "gh007|publish a private email|private email|private e-mail",
        "the host keeps your address private, and this commit would tell it",
        "let git use the address that the host gives you for this (GitHub: Settings, Emails), and publish "
        "again: git config user.email ADDRESS",
    ),
    _Class(
        "commit message … follow|commit message … match|commit message … pattern|"
        "commit message … contain|commit message … require|message does not",
        "the host wants other words in the message of a commit",
        "write them: --message TEXT",
    ),
    _Class(
        "branch name … follow|branch name … match|branch name … pattern|branch name … allowed|gh002|"
        "cannot create ref|creations being restricted",
        "the host wants no branch of this name",
        "name another with --branch, or let it be made in the settings of the repository there",
    ),
    _Class(
        "author … not a member|author … follow|author … match|author … verified|author … unknown|"
        "author … not allowed|committer … not a member|committer … follow|committer … match|"
        "committer … verified|committer … unknown|committer … not allowed|email … verified|"
        "email … follow|email … match|email … pattern|email … not allowed|you cannot push commits for",
        "the host does not take commits by this name or address",
        "let git use those of your account there, and publish again: git config user.name NAME, and "
        "git config user.email ADDRESS",
    ),
    _Class(
        "gh008|unknown git lfs|lfs object … missing|missing lfs|lfs … missing",
        "a file of the page is only a note of Git LFS, and the file itself is not there",
        "fetch the files themselves, and publish again: git lfs pull",
    ),
    _Class(
        "gh001|large file detected|large files detected|file size limit|size limit|exceeds the|"
        "exceed the|exceeding|pack exceeds|too large|too big|returned error: 413|http 413|"
        "maximum file size|maximum push size|maximum repository size|maximum allowed size",
        "a file of the page, or all of it, is larger than the host takes",
        "make it smaller, or show it from elsewhere by a link: films and sounds first, then pictures",
    ),
    _Class(
        "gh006|gh013|gh014|protected branch|protected from|branch is protected|rule violation|"
        "pushes to this branch|through a pull request|branch permission|branch policy|tf402455|"
        "not allowed to push",
        "the branch is protected at the host, and does not take this",
        "let yourself publish to {branch} in the settings of the repository there (Branches, or Rules), or "
        "name another branch with --branch",
    ),
    _Class(
        "currently checked out|checked out branch",
        "the remote is a repository that somebody works in, and this is the branch that they are on",
        "have them go to another: git switch main, there; or publish to a bare repository",
    ),
    _Class(
        ".lock': file exists|another git process|cannot lock ref|failed to update ref",
        "another git is writing there, or one that died has left a lock",
        "publish again in a moment; if it stays so, whoever runs the remote may delete that file",
    ),
    _Class(
        "no space left|quota",
        "there is no room left at the remote",
        "make room there, or ask whoever runs it; then publish again",
    ),
    _Class(
        "unpacker error|insufficient permission|unable to create temporary|read-only file system|"
        "permission denied",
        "the remote cannot keep what it is sent: it may not write into its own folder",
        "whoever runs it has to make its files its own again; then publish again",
    ),
)
"""What can happen only to who writes."""

_UNSIGNED = (
    "verified signature|must be signed|must be a signed|must be gpg|must be pgp|signed with a|unsigned|"
    "unverified commit|unverified signature|not signed|isn't signed|without a signature|missing signature|"
    "missing a signature|valid signature|require signed|requires signed|signature required|"
    "signatures required|signed commit|verify signature|verify the signature|commit signature"
)


def unreadable_remote(git: Git, remote: str, answer: Answer) -> Problem:
    """Why a remote cannot be read from: this repository, the way, or the remote."""
    if here := fault_here(git, answer):
        return here
    known = _known(_ON_THE_WAY, answer.said)
    if known is None:
        return Problem(
            f"{_CANNOT_READ}: {answer.error}",
            Whole(remote),
            f"see whether git fetch {shlex.quote(remote)} works by itself; if git asks for a password "
            "there, let it keep one",
        )
    return _problem(git, known, answer, Whole(remote), _CANNOT_READ, remote)


def not_taken(git: Git, remote: str, branch: str, answer: Answer, *, signed: bool) -> Problem:
    """Why a remote did not take a page. `signed`: the commit has a signature."""
    # In a porcelain line the reason stands last, in brackets: "!\t<from>:<to>\t[rejected] (<reason>)".
    refused = next((line for line in answer.text.splitlines() if line.startswith("!")), "")
    why = refused.rpartition("(")[2].rstrip(")") if refused else ""
    said = f"{answer.said}\n{why}"
    place = Whole(f"{remote}/{branch}")
    if not refused and (here := fault_here(git, answer)):
        return here
    words = answer._replace(error=f"{why + ': ' if why else ''}{answer.error}")
    # The hook's own words before git's: "pre-receive hook declined" is in every one of them.
    if refused and _speaks_of(_UNSIGNED, said):
        return _signature(words, place, signed=signed)
    known = _known((*_WRITING, *_ON_THE_WAY) if refused else (*_ON_THE_WAY, *_WRITING), said)
    if known is None:
        return Problem(
            f"{_NOT_TAKEN}: {words.error}",
            place,
            "what was published there is there still; see whether you may write to it, and publish again",
        )
    return _problem(git, known, words, place, _NOT_TAKEN, remote, branch)


def _signature(answer: Answer, place: Whole, *, signed: bool) -> Problem:
    if signed:
        return Problem(
            f"{_NOT_TAKEN}: it cannot verify the signature of the commit: {answer.error}",
            place,
            "let your account there know the public part of the key that git config user.signingkey names, "
            "and the address that git config user.email says; then publish again",
        )
    return Problem(
        f"{_NOT_TAKEN}: it wants signed commits: {answer.error}",
        place,
        "publish again with --sign; git config commit.gpgsign true has git sign always, and "
        "git config user.signingkey KEY says with which key",
    )


def _known(classes: tuple[_Class, ...], said: str) -> _Class | None:
    return next((each for each in classes if _speaks_of(each.known_by, said)), None)


def _speaks_of(known_by: str, said: str) -> bool:
    """Whether any of the words, as a class has them, stand in a line."""
    phrases = [phrase.split(" … ") for phrase in known_by.split("|")]
    return any(_follow(phrase, line) for line in said.lower().splitlines() for phrase in phrases)


def _follow(pieces: Sequence[str], line: str) -> bool:
    """Whether all of these are in a line, in this order."""
    for piece in pieces:
        _, found, line = line.partition(piece)
        if not found:
            return False
    return True


def _problem(
    git: Git, known: _Class, answer: Answer, place: Whole, failed: str, remote: str, branch: str = ""
) -> Problem:
    address = git.run("remote", "get-url", "--", remote).text
    login, host, path = _parts(address)
    ssh = f"git remote set-url {shlex.quote(remote)} git@{host}:{path}" if path else ""
    owned = re.search(r"repository at '([^']+)'", answer.said)
    help = known.help.format(
        remote=shlex.quote(remote),
        branch=branch,
        login=login or "the host",
        host=host or "the host",
        ssh=ssh or f"git remote set-url {shlex.quote(remote)} ADDRESS",
        owned=shlex.quote(owned[1]) if owned else "FOLDER",
    )
    return Problem(f"{failed}: {known.message}: {answer.error}", place, help)


def _parts(address: str) -> tuple[str, str, str]:
    """User and host of an address, the host, and the path of one over https; empty, if there is none."""
    if found := re.match(r"(?:ssh://)?(?:([\w.-]+)@)?([A-Za-z0-9][\w.-]*):(?!//)", address):
        user = found[1] or "git"
        return f"{user}@{found[2]}", found[2], ""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return "", "", ""
    if not re.fullmatch(r"[A-Za-z0-9][\w.-]*", host):
        return "", "", ""
    path = parts.path.strip("/")
    plain = parts.scheme in ("https", "http") and re.fullmatch(r"[\w./~-]+", path)
    # In an address over https a user may be a token, which is nobody's to see.
    user = (
        parts.username if parts.scheme == "ssh" and re.fullmatch(r"[\w.-]+", parts.username or "") else "git"
    )
    return f"{user}@{host}", host, path if plain else ""
