# tests/tap counts single tests, whoever wrote them.

# counts EXPECTED SENTENCE: the last line for what stands on standard input.
counts() {
    said=$(tests/tap)
    if [ "$(printf '%s\n' "$said" | tail -n 1)" = "$1" ]; then
        echo "ok - $2"
    else
        echo "not ok - $2"
        printf '%s\n' "$said" | sed 's/^/# /'
    fi
}

counts "2 passed, 1 failed" "single tests are counted" <<'END'
== program
1..3
ok 1 - a
not ok 2 - b
# why
ok 3 - c
=! 1
END
counts "3 passed, 0 failed" "a group of tests is none itself" <<'END'
== program
TAP version 13
# Subtest: group
    # Subtest: inner
        ok 1 - a
        ok 2 - b
        1..2
    ok 1 - inner
    1..1
ok 1 - group
ok 2 - alone
1..2
=! 0
END
counts "1 passed, 1 failed" "a failure inside a group is counted once" <<'END'
== program
    ok 1 - a
    not ok 2 - b
not ok 1 - group
=! 1
END
counts "1 passed, 1 failed" "a program that crashes is a failed test" <<'END'
== program
1..2
ok 1 - a
=! 139
END
counts "0 passed, 1 failed" "a program without tests is a failed test" <<'END'
== program
=! 0
END
counts "1 passed, 0 failed" "skipped tests are not counted" <<'END'
== program
ok 1 - a
not ok 2 # SKIP b
ok 3 - c # SKIP no browser
=! 0
END
counts "0 passed, 0 failed" "nothing is nothing" </dev/null
