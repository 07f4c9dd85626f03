# tools/setup is silent when all is there, and names what is missing where it cannot install.

# holds SENTENCE COMMAND...
holds() {
    sentence=$1
    shift
    if "$@"; then echo "ok - $sentence"; else echo "not ok - $sentence"; fi
}

holds "nothing is said when nothing is missing" [ -z "$(tools/setup build 2>&1)" ]

# A system with a compiler and a shell, but neither pkg-config nor apt-get.
bin=$(mktemp -d)
trap 'rm -rf "$bin"' EXIT
for program in cc gcc as ld make sh mktemp rm sed cmp find grep dirname cat awk env id; do
    path=$(command -v $program) && ln -s "$path" "$bin/$program"
done
status=0
said=$(PATH=$bin tools/setup build 2>&1) || status=$?
holds "it stops with status 2 where it cannot install" [ "$status" = 2 ]
holds "it names what is missing" [ "${said#*pkg-config}" != "$said" ]
holds "it names libraries" [ "${said#*libyaml-dev}" != "$said" ]

status=0
said=$(PATH=$bin tools/configure build "$bin/config" 2>&1) || status=$?
holds "configure fails without its libraries" [ "$status" = 1 ]
holds "and says what would help" [ "${said#*make setup}" != "$said" ]
