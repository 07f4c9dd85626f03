#include "extract/imperative.h"

#include "base/word_list.h"

/* In the order of the alphabet. */
static const char *const verbs[] = {
    "activate", "add",         "adjust",    "allow",    "amend",     "analyze",   "announce",
    "append",   "apply",       "approve",   "archive",  "ask",       "assign",    "attach",
    "back",     "backup",      "begin",     "branch",   "build",     "bump",      "call",
    "capture",  "change",      "check",     "checkout", "choose",    "clarify",   "classify",
    "clean",    "clear",       "click",     "clone",    "close",     "collect",   "commit",
    "compare",  "complete",    "configure", "confirm",  "connect",   "consider",  "consult",
    "contact",  "continue",    "convert",   "copy",     "create",    "cut",       "debug",
    "decide",   "define",      "delete",    "deploy",   "describe",  "determine", "diagnose",
    "disable",  "dispatch",    "do",        "document", "download",  "draft",     "drop",
    "edit",     "enable",      "ensure",    "enter",    "escalate",  "establish", "evaluate",
    "examine",  "execute",     "explain",   "export",   "extract",   "fetch",     "fill",
    "find",     "fix",         "follow",    "generate", "get",       "give",      "go",
    "grant",    "identify",    "implement", "import",   "inform",    "insert",    "inspect",
    "install",  "investigate", "invoke",    "keep",     "launch",    "link",      "list",
    "load",     "locate",      "log",       "make",     "map",       "mark",      "measure",
    "merge",    "migrate",     "monitor",   "move",     "name",      "navigate",  "note",
    "notify",   "obtain",      "open",      "optimize", "order",     "paste",     "pause",
    "pick",     "place",       "plan",      "prepare",  "press",     "promote",   "provide",
    "publish",  "pull",        "push",      "put",      "raise",     "read",      "rebase",
    "rebuild",  "record",      "refer",     "refresh",  "register",  "release",   "remove",
    "rename",   "repeat",      "replace",   "report",   "reproduce", "request",   "rerun",
    "reset",    "resolve",     "restart",   "restore",  "resume",    "retry",     "return",
    "revert",   "review",      "roll",      "rollback", "rotate",    "run",       "save",
    "scan",     "schedule",    "scroll",    "search",   "select",    "send",      "set",
    "share",    "ship",        "show",      "sign",     "simplify",  "skip",      "split",
    "stage",    "start",       "stop",      "store",    "submit",    "switch",    "sync",
    "tag",      "take",        "tell",      "test",     "trace",     "track",     "try",
    "turn",     "unlock",      "update",    "upgrade",  "upload",    "use",       "validate",
    "verify",   "view",        "visit",     "wait",     "walk",      "watch",     "write",
};

bool text_is_imperative(Slice folded)
{
    Slice word = slice_part(folded, 0, slice_find_byte(folded, ' ', 0));

    return word_list_has(verbs, sizeof verbs / sizeof *verbs, word);
}
