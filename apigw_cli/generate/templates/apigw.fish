# Completion of apigw for fish.  Made by python -m apigw_cli.generate; do not edit.
#
# Words come from the tables below, without starting a process.  Where an identifier is due, the
# helper apigw-complete is asked, which lies beside apigw.

# The tables.  They set variables of __apigw, the only function that calls them.

# What there is at the place $argv of the command line.
function __apigw_place --no-scope-shadowing
    set following
    set command
    set operation
    set identifiers
    set own
    set outfile
    switch "$argv"
@PLACES@
        case '*'
            return 1
    end
    return 0 # set leaves the status alone
end

# What the option $argv takes.
function __apigw_takes
    switch $argv
@TAKES@
    end
end

# What may be a value of the option $argv: the kind, then words.
function __apigw_value --no-scope-shadowing
    set kind
    set offered
    switch "$command $argv"
@SPECIAL_VALUES@
    end
    switch $argv
@VALUES@
    end
    return 0
end

# What a word or an option is for; options that mean something else in one command have it before.
@ABOUT@

# The reading of a command line.

# Takes words: each is a part of the path, an option, a value, or an identifier.
function __apigw_read --no-scope-shadowing
    for word in $argv
        # Only the shell knows what $api is.
        set -l name (string match --regex --groups-only '^(?:--[^=]*=)?\$\{?(\w+)\}?$' -- $word)
        and test -n "$$name"
        and set word (string replace --regex '\$.*' '' -- $word)"$$name"
        if test "$pending" = one
            set -a given "$option=$word"
            set pending
        else if test -z "$closed"; and string match --quiet -- '-?*' "$word"
            set pending
            set option (string split --max 1 -- = $word)[1]
            switch $option
                case --
                    set closed 1
                    continue
@SHORT@
            end
            set -a used $option
            set -a given $word
            string match --quiet -- '*=*' $word
            or set pending (__apigw_takes $option)
        else if test "$pending" = many
            continue
        else if test "$pending" = maybe; and __apigw_value $option; and contains -- "$word" $offered
            set pending
        else if test -n "$command"
            set pending
            set -a filled "$word"
        else
            set -a place $word
            __apigw_place $place
            or set command unknown
            test (count $place) -gt 1
            or set identifiers # the AWS CLI's names take options only
        end
    end
end

# The offers.

# Prints words, beside each what it is for, under the name that it has after the first argument.
function __apigw_offer
    set -l own (string match -- "$argv[1]*" $__apigw_words)
    for word in $argv[2..]
        set -l name $word
        contains -- $argv[1]$word $own
        and set name $argv[1]$word
        if set -l n (contains --index -- $name $__apigw_words)
            echo $word\t$__apigw_about[$n]
        else
            echo $word
        end
    end
end

# Prints the options that are still unused.
function __apigw_offer_options --no-scope-shadowing
    set -l hidden
    test (count $filled) -ge $gaps
    and set hidden $identifiers
    set -l found
    for entry in $own $everywhere
        set -l spellings (string split , -- (string trim --right --chars + -- $entry))
        if contains -- $entry $hidden
            continue
        else if string match --quiet '*.*' -- $entry; and test (string length -- $typed) -lt 3
            continue # too many to show at once
        else if not string match --quiet '*+' -- $entry
            set -l again
            for spelling in $spellings
                contains -- $spelling $used
                and set again 1
            end
            test -n "$again"
            and continue
        end
        set -a found $spellings
    end
    set -l begun (string match -- "$typed*" $found)
    and set found $begun # fish looks for other likenesses among all
    __apigw_offer "$command " $found
end

# Prints values of the option $argv; what is typed has $before ahead of the value.
function __apigw_offer_values --no-scope-shadowing
    set -l kind
    set -l offered
    set -l value (string replace -- "$before" '' "$typed")
    __apigw_value $argv
    switch "$kind"
        case live
            __apigw_offer_live $argv
        case file
            __apigw_offer_files "$before" "$value"
        case listed
            set -l done (string match --regex -- '.*,' "$value")
            for name in (string split , -- $done)
                set -l n (contains --index -- $name $offered)
                and set --erase offered[$n]
            end
            printf '%s\n' "$before$done"$offered
            return
    end
    if set -l scheme (string match --regex '^fileb?://' -- $value)
        __apigw_offer_files "$before$scheme" (string replace -- $scheme '' $value)
    else if test "$kind" = document
        echo "$before"file://
    else if set -q offered[1]
        printf '%s\n' "$before"$offered
    end
end

# Prints files that begin with the second argument, each after the first.
function __apigw_offer_files
    set -l stem (string replace --regex '^~/' $HOME/ -- "$argv[2]")
    for file in $stem*
        set -l word $argv[1](string replace -- "$stem" "$argv[2]" $file)
        test -d $file
        and set word $word/
        echo $word
    end
end

# Prints what the helper finds for the option $argv, or for the word at this place.
function __apigw_offer_live --no-scope-shadowing
    set -l helper apigw-complete
    string match --quiet '*/*' -- $called
    and set helper (string replace --regex '[^/]*$' apigw-complete -- (string replace --regex '^~/' $HOME/ -- $called))
    command --search --quiet $helper
    or return
    set -l value (string replace -- "$before" '' "$typed")
    set -l told "$operation" "$argv" (count $filled) "$value" '' '' $given -- $filled
    for line in ($helper fish $told 2>/dev/null </dev/null)
        echo "$before$line"
    end
end

function __apigw
    set -l following
    set -l command
    set -l operation
    set -l identifiers
    set -l own
    set -l outfile
    set -l aws_names
    set -l everywhere @EVERYWHERE@
    set -l place
    set -l pending
    set -l option
    set -l closed
    set -l given
    set -l filled
    set -l used
    set -l gaps 0
    set -l before
    set -l words (commandline --tokenize --current-process --cut-at-cursor)
    set -l typed (string replace --all --regex '[\'"\\\\]' '' -- (commandline --current-token --cut-at-cursor))
    set -l called $words[1]
    # What input and output are redirected to is no word of the command.
    for file in (commandline --current-process --cut-at-cursor | string match --all --regex --groups-only '[<>]&?\s*("[^"]*"|\'[^\']*\'|[^\s<>]+)\s')
        set -l n (contains --index -- (string unescape -- $file) $words)
        and set --erase words[$n]
    end
    __apigw_place
    __apigw_read $words[2..]
    test "$command" = unknown
    and return
    set -l at "$pending" # fish does not say what stands after the cursor
    for word in $identifiers
        contains -- $word $used
        or set gaps (math $gaps + 1)
    end
    __apigw_choose
end

# Prints what is due where the cursor is.
function __apigw_choose --no-scope-shadowing
    if test "$at" = one
        __apigw_offer_values $option
    else if test "$at" = many; and not string match --quiet -- '-*' "$typed"
        set -l found (__apigw_offer_values $option)
        printf '%s\n' $found
        test -z "$typed$found"
        and __apigw_offer_options
    else if test -z "$closed"; and string match --quiet -- '--*=*' "$typed"
        set before (string match --regex -- '^[^=]*=' $typed)
        __apigw_offer_values (string trim --right --chars = -- $before)
    else if test -z "$closed"; and string match --quiet -- '-*' "$typed"
        __apigw_offer_options
    else
        test "$at" = maybe
        and __apigw_offer_values $option
        __apigw_choose_word
    end
end

# Prints the words of this place; options where no word is due.
function __apigw_choose_word --no-scope-shadowing
    if test (count $filled) -lt $gaps
        __apigw_offer_live
    else if test -n "$outfile"
        printf '%s\n' $outfile
        __apigw_offer_files '' "$typed"
    else if test -n "$following"; and test (count $filled) -eq 0
        set -q place[1]
        and __apigw_offer "$place " $following
        or __apigw_offer '' $following
        if not set -q place[1]; and test -n "$typed"
            __apigw_offer '' $aws_names
        end
    else if test "$command" = help; and test (count $filled) -eq 1
        __apigw_place $filled
        and __apigw_offer "$filled " $following
    else if test -z "$typed"; and test -z "$closed"
        __apigw_offer_options
    end
end

complete --command apigw --keep-order --no-files --arguments '(__apigw 2>/dev/null)'
