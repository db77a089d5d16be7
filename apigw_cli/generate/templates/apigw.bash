# shellcheck shell=bash
# Completion of apigw for bash 4.4 or newer.  Made by python -m apigw_cli.generate; do not edit.
#
# Words come from the tables below, without starting a process.  Where an identifier is due, the
# helper apigw-complete is asked, which lies beside apigw.

# The tables.  They set variables of _apigw, the only function that calls them.
# shellcheck disable=SC2034

# What there is at the place $1 of the command line.
_apigw_place() {
@SHARED@
    following='' command='' operation='' identifiers='' own='' outfile=''
    case $1 in
@PLACES@
    *) return 1 ;;
    esac
}

# What the option $1 takes.
_apigw_takes() {
    case $1 in
@TAKES@
    *) takes='' ;;
    esac
}

# What may be a value of the option $1.
_apigw_value() {
    offered='' kind=''
    case "$command $1" in
@SPECIAL_VALUES@
    esac
    case $1 in
@VALUES@
    esac
}

# The reading of a command line.

# Cuts $1 into words as the shell does, quotes and all; the last one is where the line ends.
_apigw_cut() {
    local rest=$1 glued=''
    local pattern=$'^[ \t\n]*(([^ \t\n\'"\\\\]|\\\\.|\'[^\']*\'|"([^"\\\\]|\\\\.)*")+)'
    cut=()
    while [[ $rest =~ $pattern ]]; do
        cut+=("${BASH_REMATCH[1]}")
        rest=${rest:${#BASH_REMATCH[0]}}
        [[ $rest == [$' \t\n']* ]] || { glued=1 && break; }
    done
    if [[ $glued ]]; then
        cut[-1]+=$rest # a quote is open
    else
        cut+=("${rest#"${rest%%[! $'\t\n']*}"}")
    fi
}

# Takes one word: it is a part of the path, an option, a value, or an identifier.
_apigw_read() {
    local takes offered kind
    if [[ $pending == redirection ]]; then
        pending=''
    elif [[ $1 =~ ^[0-9]*[\<\>] ]]; then
        [[ $1 =~ [\<\>]$ ]] && pending=redirection
    elif [[ $pending == one ]]; then
        given+=("$option=$1") pending=''
    elif [[ ! $closed && $1 == -?* ]]; then
        option=${1%%=*} pending=''
        case $option in
        --) closed=1 && return ;;
@SHORT@
        esac
        used+="$option "
        given+=("$1")
        [[ $1 == *=* ]] && return
        _apigw_takes "$option" && pending=$takes
    elif [[ $pending == many ]]; then
        return
    elif [[ $pending == maybe ]] && _apigw_value "$option" && [[ " $offered " == *" $1 "* ]]; then
        pending=''
    elif [[ $command ]]; then
        pending='' filled+=("$1")
    else
        place+=${place:+ }$1
        _apigw_enter "$place"
    fi
}

# Goes to a place of the tree; an unknown one has nothing.
_apigw_enter() {
    _apigw_place "$1" || command=unknown
    [[ $1 == *' '* ]] || identifiers='' # the AWS CLI's names take options only
}

# The offers.

# Offers those of "${@:2}" that begin with what is typed; each stands after $1.
_apigw_offer() {
    local word before=$1
    shift
    for word; do
        [[ $before$word == "$typed"* ]] && word=$before$word && COMPREPLY+=("${word:kept}")
    done
}

# Offers the options that are still unused.
_apigw_offer_options() {
    local entry spelling hidden=''
    ((${#filled[@]} >= gaps)) && hidden=" $identifiers "
    for entry in $own $everywhere; do
        [[ $hidden == *" ${entry} "* ]] && continue
        [[ $entry == *.* && ${#typed} -lt 3 ]] && continue # too many to show at once
        for spelling in ${entry//,/ }; do
            [[ $used == *" $spelling "* && $entry != *+ ]] && continue 2
        done
        entry=${entry%+}
        for spelling in ${entry//,/ }; do
            _apigw_offer '' "$spelling"
        done
    done
}

# Offers values of the option $1; what is typed has $2 before the value.
_apigw_offer_values() {
    local offered kind word value=${typed#"$2"} done=''
    _apigw_value "$1"
    case $kind in
    live) _apigw_offer_live "$1" ;;
    file) _apigw_offer_files "$2" "$value" ;;
    listed)
        [[ $value == *,* ]] && done=${value%,*},
        for word in $offered; do
            [[ ,$done == *",$word,"* ]] || _apigw_offer "$2$done" "$word"
        done
        _apigw_no_space
        return
        ;;
    esac
    if [[ $value == file://* || $value == fileb://* ]]; then
        _apigw_offer_files "$2${value%%://*}://" "${value#*://}"
    elif [[ $kind == document ]]; then
        _apigw_offer "$2" file://
        _apigw_no_space
    else
        # shellcheck disable=SC2086
        _apigw_offer "$2" $offered
    fi
}

# Offers files that begin with $2; in the word, $1 stands before them.
_apigw_offer_files() {
    local - path=$2 file word failing=''
    set +f
    shopt -q failglob && failing=1 && shopt -u failglob
    [[ $path == \~/* ]] && path=$HOME/${path#\~/}
    for file in "$path"*; do
        file=$path${file:${#path}} # with nocaseglob another one may have matched
        [[ -e $file || -L $file ]] || continue
        word=$1$2${file#"$path"}
        [[ -d $file ]] && word+=/
        word=${word:kept}
        case $quote in
        "'") COMPREPLY+=("${word//\'/\'\\\'\'}") ;;
        '"') COMPREPLY+=("${word//[\\\"\$\`]/\\&}") ;;
        *)
            printf -v file %q "${word#\~/}" # a tilde that is typed is meant
            [[ $word == \~/* ]] && file=\~/$file
            COMPREPLY+=("$file")
            ;;
        esac
    done
    [[ $failing ]] && shopt -s failglob
    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == */ ]] && _apigw_no_space
}

# Offers what the helper finds for the option $1, or for the word at this place.
_apigw_offer_live() {
    local helper=apigw-complete n word name listing=''
    local variable='^(--[^=]*=)?"?\$\{?([A-Za-z_][A-Za-z_0-9]*)\}?"?$'
    local -a found told=("${given[@]}" -- "${filled[@]}")
    [[ $called == */* ]] && helper=${called%/*}/apigw-complete
    for n in "${!told[@]}"; do
        if [[ ${told[n]} =~ $variable ]]; then # only the shell knows what $api is
            name=${BASH_REMATCH[2]}
            [[ ${!name-} ]] && printf -v word %q "${!name}" && told[n]=${BASH_REMATCH[1]}$word
        fi
    done
    case ${COMP_TYPE-} in 33 | 63 | 64) listing=1 ;; esac # so it may explain
    mapfile -t found < <(
        exec "${helper/#\~/$HOME}" bash "$operation" "${1-}" "$place_of_word" "$current" "$text" \
            "$listing" "${told[@]}" 2>/dev/null </dev/null
    )
    COMPREPLY+=("${found[@]}")
}

_apigw_no_space() {
    compopt -o nospace 2>/dev/null
}

# Where -e is set, a test that fails would end the shell; on the left of || it may.
_apigw() {
    _apigw_complete "$@" || return 0
}

_apigw_complete() {
    local IFS=$' \t\n' line=${COMP_LINE-} point=${COMP_POINT-} called current typed text quote=''
    local following command operation identifiers own outfile aws_names everywhere='@EVERYWHERE@'
    local place='' pending='' option='' closed='' used=' ' gaps=0 kept word place_of_word
    local at at_option was_closed
    local -a cut=() given=() filled=()
    COMPREPLY=()
    if [[ ! $line ]]; then # called by hand
        line="${COMP_WORDS[*]:0:COMP_CWORD+1}" point=${#line}
    fi
    _apigw_place ''
    _apigw_cut "${line:0:point}"
    called=${cut[0]} current=${cut[-1]}
    _apigw_read_all
    [[ $command == unknown ]] && return
    at=$pending at_option=$option was_closed=$closed place_of_word=${#filled[@]}
    if [[ $current =~ ^[0-9]*[\<\>]+ ]]; then
        at=redirection current=${current:${#BASH_REMATCH[0]}}
    fi

    # What is typed, plain; and how much of it bash keeps as it is.
    _apigw_find_text "${2-${current##*[=:@\'\"]}}"
    typed=${current//[\\\'\"]/}
    word=${text//[\\\'\"]/}
    kept=$((${#typed} - ${#word}))
    [[ $current == *[\'\"]"$text" ]] && quote=${current:${#current}-${#text}-1:1}

    # What stands after the cursor counts too.
    if [[ $command && ${line:point} == *[![:space:]]* ]]; then
        pending=''
        _apigw_cut "${quote:-x}${line:point} "
        _apigw_read_all
    fi
    for word in $identifiers; do
        [[ $used == *" $word "* ]] || ((gaps++))
    done
    _apigw_choose
    return 0
}

# Finds the part of the word that bash replaces: $1; completions of sudo and the like give more.
_apigw_find_text() {
    text=$1
    [[ $text == [=:] ]] && text=''
    [[ $text == [\'\"]* && $current != *[\'\"]"$text" ]] && text=${text:1}
}

# Takes the words that were cut, but for the command's own and the one at the end.
_apigw_read_all() {
    local n
    for ((n = 1; n < ${#cut[@]} - 1; n++)); do
        _apigw_read "${cut[n]}"
    done
}

# Offers what is due where the cursor is.
_apigw_choose() {
    if [[ $at == redirection ]]; then
        _apigw_offer_files '' "$typed"
    elif [[ $at == one || ($at == many && $typed != -*) ]]; then
        _apigw_offer_values "$at_option" ''
        [[ $at == many && ! $typed && ! ${COMPREPLY[*]} ]] && _apigw_offer_options
    elif [[ ! $was_closed && $typed == --*=* ]]; then
        _apigw_offer_values "${typed%%=*}" "${typed%%=*}="
    elif [[ ! $was_closed && $typed == -* ]]; then
        _apigw_offer_options
    else
        [[ $at == maybe ]] && _apigw_offer_values "$at_option" ''
        _apigw_choose_word
    fi
}

# Offers the words of this place; options where no word is due.
_apigw_choose_word() {
    if ((${#filled[@]} < gaps)); then
        _apigw_offer_live
    elif [[ $outfile ]]; then
        # shellcheck disable=SC2086
        _apigw_offer '' $outfile
        _apigw_offer_files '' "$typed"
    elif [[ $following && ${#filled[@]} == 0 ]]; then
        # shellcheck disable=SC2086
        _apigw_offer '' $following
        # shellcheck disable=SC2086
        [[ ! $place && $typed ]] && _apigw_offer '' $aws_names
    elif [[ $command == help && ${#filled[@]} == 1 ]]; then
        # shellcheck disable=SC2086
        _apigw_place "${filled[0]}" && _apigw_offer '' $following
    elif [[ ! $typed && ! $was_closed ]]; then
        _apigw_offer_options
    fi
}

complete -o nosort -F _apigw apigw
