# Each step of tools/lint finds its offence, at its line, and nothing in a project without any.

lint=$(pwd)/tools/lint
project=$(mktemp -d)
trap 'rm -rf "$project"' EXIT
cp .clang-format "$project"
cd "$project"

good() {
    rm -rf src
    mkdir -p src/base src/markdown
    cat >src/base/noun.h <<'END'
/*
 * noun.h - a thing.
 */
#ifndef BASE_NOUN_H
#define BASE_NOUN_H

/* May say strcpy( and "quote" in prose. */
int noun_double(int number);

#endif
END
    cat >src/base/noun.c <<'END'
#include "base/noun.h"

static const char *const banned = "strcpy(a, b); TODO";

int noun_double(int number)
{
    return banned[0] ? 2 * number : 0;
}
END
    cat >src/markdown/parser.h <<'END'
/*
 * parser.h - a stage.
 */
#include "base/noun.h"
END
    cat >src/markdown/parser.c <<'END'
#include "markdown/parser.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark-gfm.h>
END
}

# finds STEP PLACE SENTENCE: lint's step tells of PLACE, a file and line.
finds() {
    if LINT_HERE=1 "$lint" "$1" >said 2>&1; then
        echo "not ok - $1 finds $3"
    elif grep -qF "$2: " said; then
        echo "ok - $1 finds $3"
    else
        echo "not ok - $1 finds $3"
        sed 's/^/# /' said
    fi
    good
}

good
if LINT_HERE=1 "$lint" layers foreign processes sizes functions pairs names banned marks machine format >said 2>&1; then
    echo "ok - a project without offences passes"
else
    echo "not ok - a project without offences passes"
    sed 's/^/# /' said
fi

echo '#include "markdown/parser.h"' >>src/base/noun.c
finds layers src/base/noun.c:9 "base that includes a stage"
mkdir -p src/check && echo '#include "markdown/parser.h"' >src/check/rule.c
finds layers src/check/rule.c:1 "a stage that includes another"
mkdir -p src/cli && echo >src/cli/option.h && echo '#include "cli/option.h"' >src/build.c
finds layers src/build.c:1 "somebody who includes cli"
mkdir src/odd && echo >src/odd/odd.c
finds layers src/odd/odd.c:1 "a folder that is not in the list"
echo '#include <yaml.h>' >>src/base/noun.c
finds foreign src/base/noun.c:9 "a foreign header in the wrong folder"
sed -i /SHORT_NAMES/d src/markdown/parser.c
finds foreign src/markdown/parser.c:3 "short names of cmark-gfm"
echo 'int x = system("ls");' >>src/base/noun.c
finds processes src/base/noun.c:9 "a process started in the wrong folder"
mkdir -p src/cli && echo 'const char *x = "git";' >src/cli/log.c
finds processes src/cli/log.c:1 "git run outside history/"
seq 600 | sed 's|.*|/* & */|' >>src/base/noun.c
finds sizes src/base/noun.c:600 "a long file"
{ printf 'int noun_long(void)\n{\n' && seq 60 | sed 's/.*/    puts("");/' && echo '}'; } >>src/base/noun.c
finds functions src/base/noun.c:9 "a long function"
rm src/base/noun.h
finds pairs src/base/noun.c:1 "a source without a header"
sed -i 1,3d src/base/noun.h
finds pairs src/base/noun.h:1 "a header that does not say what it is"
mv src/base/noun.c src/base/util.c
finds names src/base/util.c:1 "a name that says nothing"
echo 'typedef struct noun_t { int x; } noun_t;' >>src/base/noun.c
finds names src/base/noun.c:9 "a type in lower case"
echo 'void nounVerb(void);' >src/base/noun.h && echo 'void nounVerb(void) {}' >>src/base/noun.c
finds names src/base/noun.c:9 "a function in camel case"
echo 'void go(void) {}' >>src/base/noun.c
finds names src/base/noun.c:9 "a public function without a noun"
echo 'enum { Constant };' >>src/base/noun.c
finds names src/base/noun.c:9 "a constant that is not upper case"
echo 'void noun_copy(char *a) { strcpy(a, "b"); }' >>src/base/noun.c
finds banned src/base/noun.c:9 "a banned function"
echo "/* TO""DO: more */" >>src/base/noun.c
finds marks src/base/noun.c:9 "a mark of unfinished work"
echo 'const char *x = "/tm''p/file";' >>src/base/noun.c
finds machine src/base/noun.c:9 "a path of one machine"
echo 'int  x;' >>src/base/noun.c
finds format src/base/noun.c:9 "a line that clang-format would change"
