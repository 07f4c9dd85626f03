# tools/embed keeps every byte, sorts the table, and needs no file.

embed=$(pwd)/tools/embed
include=$(pwd)/src
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir themes
awk 'BEGIN { for (i = 0; i < 1024; i++) printf "%c", i % 256 }' >themes/bytes
printf '"\\??/\n\t7' >themes/Bytes
: >themes/empty
cat >main.c <<'END'
#include "base/embedded.h"
#include <stdio.h>
int main(int argc, char **argv)
{
    if (argc > 1)
        return (int)fwrite(embedded_files[*argv[1] - '0'].data, 1, embedded_files[*argv[1] - '0'].size, stdout) < 0;
    for (size_t i = 0; i < embedded_file_count; i++)
        printf("%s ", embedded_files[i].path);
    return 0;
}
END

# holds SENTENCE COMMAND...
holds() {
    sentence=$1
    shift
    if "$@"; then echo "ok - $sentence"; else echo "not ok - $sentence"; fi
}

"$embed" themes/empty themes/bytes themes/Bytes >embedded.c
${CC:-cc} -std=c11 -I"$include" -o all main.c embedded.c
"$embed" >embedded.c
${CC:-cc} -std=c11 -I"$include" -o none main.c embedded.c
holds "the table is sorted as strcmp sorts" [ "$(./all)" = "themes/Bytes themes/bytes themes/empty " ]
./all 1 >copy
holds "all bytes are kept" cmp -s copy themes/bytes
./all 0 >copy
holds "quotes, backslashes and digits are kept" cmp -s copy themes/Bytes
./all 2 >copy
holds "an empty file is empty" cmp -s copy themes/empty
holds "no files are no table" [ -z "$(./none)" ]
