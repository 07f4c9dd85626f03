# What `memoc --completion SHELL` prints works in that shell.

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for shell in bash zsh fish; do
    "$MEMOC" --completion "$shell" >"$folder/$shell" || echo "not ok - $shell gets a script"
done

# holds SENTENCE COMMAND...
holds() {
    sentence=$1
    shift
    if "$@"; then echo "ok - $sentence"; else echo "not ok - $sentence"; fi
}

# in_bash WORD...: what bash offers for the last word of a command line.
in_bash() {
    bash -c '
        source "$0"
        COMP_WORDS=(memoc "$@")
        COMP_CWORD=$#
        _memoc 2>/dev/null
        echo "${COMPREPLY[*]}"
    ' "$folder/bash" "$@"
}

if command -v bash >"$folder/which"; then
    holds "bash completes commands" [ "$(in_bash hel)" = help ]
    holds "bash completes options" [ "$(in_bash help --trust)" = --trust-filters ]
    holds "bash completes values" [ "$(in_bash help --color '')" = "auto always never" ]
    holds "bash completes values behind an equals sign" [ "$(in_bash --color = al)" = always ]
    holds "bash does not take a value for the command" [ "$(in_bash --today x hel)" = help ]
    cd "$folder"
    mkdir "a folder"
    : >"a file"
    holds "bash completes files with blanks" [ "$(in_bash --config 'a fi')" = "a file" ]
fi
if command -v zsh >"$folder/which"; then
    holds "zsh understands its script" zsh -n "$folder/zsh"
fi
if command -v fish >"$folder/which"; then
    in_fish() { HOME=$folder fish -c 'source $argv[1]; complete -C $argv[2]' "$folder/fish" "$1" | cut -f1 | tr '\n' ' '; }
    holds "fish completes commands" [ "$(in_fish 'memoc hel')" = "help " ]
    holds "fish completes values" [ "$(in_fish 'memoc help --color n')" = "never " ]
fi
