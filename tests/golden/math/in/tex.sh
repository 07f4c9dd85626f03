#!/bin/sh
# Stands for a converter: names what it reads, refuses what it does not know, and tries to get a script into the page.
read -r formula
echo "$1 $formula" >>ran
case $formula in
*unknown*) echo "no such command"; exit 1 ;;
*hostile*) echo '<math><mtext><script>alert(1)</script><img src=x onerror=alert(2)>kept</mtext></math><p>'; exit 0 ;;
esac
echo "<math><mtext onclick=\"a\">$1 $formula</mtext></math>"
