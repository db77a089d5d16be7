# fish as it comes, with the completion under test.
function fish_prompt
    echo -n 'ready> '
end
function fish_greeting
end
set -g fish_autosuggestion_enabled 0
bind \e\[99~ 'printf "\e]99;settled\a"'
source $COMPLETIONS/apigw.fish
eval $SETTINGS
