# Types a line ($2) with a tab at its end into a zsh that has read a completion script ($1), and prints what `memory-audit` is given there.
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PS1= ; source $1; memory-audit() { print -r -- \"GOT<\$*>\" }; print REA''DY"
zpty -r z out '*READY*'
zpty -w -n z "$2"$'\t\n'
zpty -r z out '*GOT<*>*'
print -r -- "memory-audit ${${out##*GOT<}%%>*}"
