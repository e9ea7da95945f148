function __tolmach_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __tolmach_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __tolmach_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __tolmach_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __tolmach_parse_tokens -S
    set -l unparsed_tokens (__tolmach_tokens -pc)
    switch $unparsed_tokens[1]
    case 'tolmach'
        __tolmach_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'init'
            __tolmach_parse_subcommand 1 'version' 'h/help'
        case 'lookup'
            __tolmach_parse_subcommand -r 1 'workspace=' 'from=' 'to=' 't/threshold=' 'l/limit=' 'before=' 'after=' 'id=' 'examples=' 'explain' 'json' 'version' 'h/help'
        case 'search'
            __tolmach_parse_subcommand -r 1 'workspace=' 'from=' 'to=' 'in=' 'phrase' 'exact' 'regex' 'l/limit=' 'json' 'version' 'h/help'
        case 'add'
            __tolmach_parse_subcommand 2 'workspace=' 'from=' 'to=' 'context=' 'note=' 'id=' 'replace' 'keep-both' 'version' 'h/help'
        case 'remove'
            __tolmach_parse_subcommand 2 'workspace=' 'from=' 'to=' 'everywhere' 'dry-run' 'json' 'version' 'h/help'
        case 'replace'
            __tolmach_parse_subcommand 3 'workspace=' 'from=' 'to=' 'everywhere' 'dry-run' 'json' 'version' 'h/help'
        case 'undo'
            __tolmach_parse_subcommand 0 'workspace=' 'id=' 'list' 'l/limit=' 'json' 'version' 'h/help'
        case 'import'
            __tolmach_parse_subcommand -r 1 'workspace=' 'from=' 'to=' 'encoding=' 'into=' 'fuzzy' 'version' 'h/help'
        case 'export'
            __tolmach_parse_subcommand -r 1 'workspace=' 'from=' 'to=' 'flavour=' 'format=' 'where=' 'safe-cells' 'o/output=' 'version' 'h/help'
        case 'doctor'
            __tolmach_parse_subcommand -r 1 'repair' 'o/output=' 'quarantine=' 'json' 'version' 'h/help'
        case 'stats'
            __tolmach_parse_subcommand 0 'workspace=' 'json' 'authors' 'no-authors' 'version' 'h/help'
        case 'analyse'
            __tolmach_parse_subcommand -r 1 'workspace=' 'from=' 'to=' 'report=' 'json' 'o/output=' 'safe-cells' 'rates=' 'internal-fuzzy' 'untranslated' 'memory' 'no-memory' 'format=' 'encoding=' 'version' 'h/help'
        case 'pretranslate'
            __tolmach_parse_subcommand -r 1 'workspace=' 'from=' 'to=' 'o/output=' 'in-place' 'threshold=' 'terms' 'format=' 'encoding=' 'version' 'h/help'
        case 'check'
            __tolmach_parse_subcommand -r 1 'workspace=' 'from=' 'to=' 'report=' 'o/output=' 'fail-on=' 'baseline=' 'write-baseline=' 'enable=+' 'disable=+' 'format=' 'encoding=' 'source-text=' 'memory' 'no-memory' 'spelling' 'no-spelling' 'fix' 'rules' 'version' 'h/help'
        case 'align'
            __tolmach_parse_subcommand -r 1 'workspace=' 'from=' 'to=' 'o/output=' 'segmented' 'srx=' 'ladder=' 'review=' 'min-confidence=' 'lexicon=+' 'memory' 'no-memory' 'encoding=' 'json' 'words' 'seed=' 'version' 'h/help'
        case 'segment'
            __tolmach_parse_subcommand -r 1 'language=' 'srx=' 'format=' 'encoding=' 'json' 'version' 'h/help'
        case 'terms'
            __tolmach_parse_subcommand -r 1 'workspace=' 'from=' 'to=' 'o/output=' 'safe-cells' 'l/limit=' 'min-score=' 'min-frequency=' 'equivalents=' 'known' 'memory' 'no-memory' 'json' 'version' 'h/help'
        case 'glossary'
            __tolmach_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'lookup'
                __tolmach_parse_subcommand -r 1 'workspace=' 'from=' 'to=' 'json' 'version' 'h/help'
            case 'add'
                __tolmach_parse_subcommand 2 'workspace=' 'from=' 'to=' 'status=' 'definition=' 'note=' 'domain=' 'part-of-speech=' 'into=' 'version' 'h/help'
            case 'edit'
                __tolmach_parse_subcommand 2 'workspace=' 'from=' 'to=' 'glossary=' 'id=' 'dry-run' 'status=' 'note=' 'rename=' 'drop' 'definition=' 'synonym=+' 'equivalent=+' 'json' 'version' 'h/help'
            case 'remove'
                __tolmach_parse_subcommand 2 'workspace=' 'from=' 'to=' 'glossary=' 'id=' 'dry-run' 'json' 'version' 'h/help'
            case 'import'
                __tolmach_parse_subcommand -r 1 'workspace=' 'from=' 'to=' 'encoding=' 'into=' 'version' 'h/help'
            case 'export'
                __tolmach_parse_subcommand -r 1 'workspace=' 'encoding=' 'format=' 'style=' 'from=' 'to=' 'safe-cells' 'o/output=' 'version' 'h/help'
            case 'check'
                __tolmach_parse_subcommand -r 1 'workspace=' 'from=' 'to=' 'encoding=' 'fail-on=' 'json' 'version' 'h/help'
            case 'stats'
                __tolmach_parse_subcommand -r 1 'workspace=' 'encoding=' 'json' 'version' 'h/help'
            case 'forms'
                __tolmach_parse_subcommand -r 1 'workspace=' 'language=' 'json' 'version' 'h/help'
            end
        case 'transliterate'
            __tolmach_parse_subcommand -r 1 'scheme=' 'match=' 'l/limit=' 'json' 'version' 'h/help'
        case 'languages'
            __tolmach_parse_subcommand -r 1 'json' 'version' 'h/help'
        case 'diff'
            __tolmach_parse_subcommand 2 'json' 'version' 'h/help'
        case 'merge'
            __tolmach_parse_subcommand -r 1 'base=' 'o/output=' 'canonical' 'keep-duplicates' 'json' 'version' 'h/help'
        case 'split'
            __tolmach_parse_subcommand 1 'units=' 'by=' 'o/output=' 'version' 'h/help'
        case 'clean'
            __tolmach_parse_subcommand -r 1 'from=' 'to=' 'apply' 'rejects=' 'enable=+' 'disable=+' 'older-superseded' 'examples=' 'json' 'list-rules' 'version' 'h/help'
        case 'git'
            __tolmach_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'install'
                __tolmach_parse_subcommand 0 'global' 'version' 'h/help'
            case 'uninstall'
                __tolmach_parse_subcommand 0 'global' 'version' 'h/help'
            case 'merge-driver'
                __tolmach_parse_subcommand 4 'version' 'h/help'
            case 'textconv'
                __tolmach_parse_subcommand 1 'version' 'h/help'
            end
        case 'help'
            __tolmach_parse_subcommand -r 1 'version'
        end
    end
end

function __tolmach_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __tolmach_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __tolmach_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __tolmach_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__tolmach_tokens -p)
    if test -z "$(__tolmach_tokens -t)"
        set -l index (count (__tolmach_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'tolmach' -f
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'init' -d 'Make a workspace.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'lookup' -d 'Find terms and past translations for a text.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'search' -d 'Find segments that contain words, with their translations (concordance).'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'add' -d 'Add a translation to the working memory.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'remove' -d 'Remove a translation from the working memory, or from every memory.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'replace' -d 'Give a text of the working memory, or of every memory, another translation.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'undo' -d 'Take back the last addition, removal or replacement.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'import' -d 'Add files to a memory: TMX, XLIFF, PO, JSON lines, tables (TSV, CSV, XLSX); or an OmegaT project.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'export' -d 'Write memories to one file: TMX in several flavours, XLIFF, PO, JSON lines, tables.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'doctor' -d 'Say what is wrong with TMX files, and save what is right.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'stats' -d 'Count what the workspace holds: units, words, languages, authors, years, duplicates.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'analyse' -d 'Count segments, words and characters of drafts by what the memories know of them.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'pretranslate' -d 'Fill drafts from the memories.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'check' -d 'Check drafts: terms, numbers, placeholders, punctuation, consistency.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'align' -d 'Find which sentences of two texts translate each other; make a memory of them.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'segment' -d 'Break documents into sentences.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'terms' -d 'Find terms and their equivalents in memories: candidates for a glossary.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'glossary' -d 'Look terms up, and keep glossaries in TBX.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'transliterate' -d 'Write names in the other alphabet, or find them in a list.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'languages' -d 'Print what is known of each language.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'diff' -d 'Show what differs between two versions of a memory, unit by unit.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'merge' -d 'Merge memories: the union of several, or what two sides made of one.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'split' -d 'Split a memory into files.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'clean' -d 'Find what does not belong into a memory, and move it out.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'git' -d 'Let git merge and show memories unit by unit.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach init" -eq 1' -fa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach init" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach init" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach lookup" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach lookup" from' -l 'from' -d 'Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach lookup" to' -l 'to' -d 'Target language; ru, or en where the other is not en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach lookup" t threshold' -l 'threshold' -s 't' -d 'Least score of a match, in percent (1 to 101); 70 unless tolmach.yaml says otherwise.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach lookup" l limit' -l 'limit' -s 'l' -d 'Most matches shown; 5 unless tolmach.yaml says otherwise.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach lookup" before' -l 'before' -d 'The segment before the text, for context matches.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach lookup" after' -l 'after' -d 'The segment after the text, for context matches.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach lookup" id' -l 'id' -d 'The text\'s own id, for context matches.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach lookup" examples' -l 'examples' -d 'Segments shown that contain a query of up to four words.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach lookup" explain' -l 'explain' -d 'Show the token difference and every penalty.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach lookup" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach lookup" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach lookup" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach search" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach search" from' -l 'from' -d 'Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach search" to' -l 'to' -d 'Target language; ru, or en where the other is not en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach search" in' -l 'in' -d 'Where to look: source, target or both.' -rfka 'source target both'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach search" phrase' -l 'phrase' -d 'Only where the words follow each other.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach search" exact' -l 'exact' -d 'Only the words as they are, in no other form.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach search" regex' -l 'regex' -d 'The query is a regular expression in ICU\'s syntax; letters of either case unless --exact.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach search" l limit' -l 'limit' -s 'l' -d 'Most segments shown.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach search" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach search" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach search" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach add" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach add" from' -l 'from' -d 'Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach add" to' -l 'to' -d 'Target language; ru, or en where the other is not en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach add" context' -l 'context' -d 'Where the text is from.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach add" note' -l 'note' -d 'A note for whoever finds it.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach add" id' -l 'id' -d 'The unit\'s id.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach add" replace' -l 'replace' -d 'Put it in the place of other translations of the same text.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach add" keep-both' -l 'keep-both' -d 'Keep other translations of the same text, without a word.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach add" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach remove" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach remove" from' -l 'from' -d 'Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach remove" to' -l 'to' -d 'Target language; ru, or en where the other is not en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach remove" everywhere' -l 'everywhere' -d 'In every memory of the workspace, not only in the working memory.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach remove" dry-run' -l 'dry-run' -d 'Say what would change, by file, line and unit, and write nothing.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach remove" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach remove" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach remove" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach replace" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach replace" from' -l 'from' -d 'Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach replace" to' -l 'to' -d 'Target language; ru, or en where the other is not en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach replace" everywhere' -l 'everywhere' -d 'In every memory of the workspace, not only in the working memory.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach replace" dry-run' -l 'dry-run' -d 'Say what would change, by file, line and unit, and write nothing.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach replace" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach replace" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach replace" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach undo" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach undo" id' -l 'id' -d 'The change to take back, by its id or what that begins with; your last one unless given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach undo" list' -l 'list' -d 'List the last changes, newest first, and take nothing back.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach undo" l limit' -l 'limit' -s 'l' -d 'Most changes listed.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach undo" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach undo" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach undo" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach import" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach import" from' -l 'from' -d 'Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach import" to' -l 'to' -d 'Target language; ru, or en where the other is not en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach import" encoding' -l 'encoding' -d 'The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach import" into' -l 'into' -d 'The memory\'s name; that of the first file unless given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach import" fuzzy' -l 'fuzzy' -d 'Take segments of drafts and rows of tables marked for another look, too.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach import" -ge 1' -F
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach import" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach import" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach export" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach export" from' -l 'from' -d 'Only units with a text in this language, and only its variants; it is the source language of the file.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach export" to' -l 'to' -d 'The other language.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach export" flavour' -l 'flavour' -d 'What TMX is for: tmx14, level1, level2, omegat, trados or memoq.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach export" format' -l 'format' -d 'What is written, where the ending does not say: tmx, tsv, csv, jsonl, xliff12, xliff2, po.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach export" where' -l 'where' -d 'Which units are wanted: \'lang = ru and date >= 2019\'.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach export" safe-cells' -l 'safe-cells' -d 'Put an apostrophe before cells that a spreadsheet would take for formulas.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach export" o output' -l 'output' -s 'o' -d 'The file written; - for standard output.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach export" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach export" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach doctor" repair' -l 'repair' -d 'Write the good part of the one file to --output.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach doctor" o output' -l 'output' -s 'o' -d 'The repaired file.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach doctor" quarantine' -l 'quarantine' -d 'Where damaged stretches are set aside.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach doctor" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach doctor" -ge 1' -F
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach doctor" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach doctor" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach stats" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach stats" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach stats" authors' -l 'authors' -d 'Count authors, for which memories are read to their ends.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach stats" no-authors' -l 'no-authors' -d 'Count authors, for which memories are read to their ends.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach stats" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach stats" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach analyse" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach analyse" from' -l 'from' -d 'Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach analyse" to' -l 'to' -d 'Target language; ru, or en where the other is not en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach analyse" report' -l 'report' -d 'How the counts are reported: text, csv, json or html.' -rfka 'text csv json html'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach analyse" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach analyse" o output' -l 'output' -s 'o' -d 'Where the report goes; standard output unless given.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach analyse" safe-cells' -l 'safe-cells' -d 'Put an apostrophe before cells of CSV that a spreadsheet would take for formulas.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach analyse" rates' -l 'rates' -d 'What a word of a band costs, in percent: context=0,repetitions=10,95-99=30,….' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach analyse" internal-fuzzy' -l 'internal-fuzzy' -d 'Compare segments also with those before them in the drafts.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach analyse" untranslated' -l 'untranslated' -d 'Pass over what has a translation.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach analyse" memory' -l 'memory' -d 'Compare with the workspace\'s memories.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach analyse" no-memory' -l 'no-memory' -d 'Compare with the workspace\'s memories.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach analyse" format' -l 'format' -d 'The format of the drafts, where it cannot be told: xliff12, xliff2, po, tmx, table; with check also text, markdown.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach analyse" encoding' -l 'encoding' -d 'The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach analyse" -ge 1' -F
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach analyse" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach analyse" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach pretranslate" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach pretranslate" from' -l 'from' -d 'Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach pretranslate" to' -l 'to' -d 'Target language; ru, or en where the other is not en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach pretranslate" o output' -l 'output' -s 'o' -d 'The copy: a file for one draft, a folder for several.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach pretranslate" in-place' -l 'in-place' -d 'Write over the drafts.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach pretranslate" threshold' -l 'threshold' -d 'The least percent of a match that is put in, 1 to 101.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach pretranslate" terms' -l 'terms' -d 'Add the glossaries\' terms in each segment as notes.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach pretranslate" format' -l 'format' -d 'The format of the drafts, where it cannot be told: xliff12, xliff2, po, tmx, table; with check also text, markdown.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach pretranslate" encoding' -l 'encoding' -d 'The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach pretranslate" -ge 1' -F
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach pretranslate" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach pretranslate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" from' -l 'from' -d 'Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" to' -l 'to' -d 'Target language; ru, or en where the other is not en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" report' -l 'report' -d 'How findings are reported: text, json, sarif, junit or html.' -rfka 'text json sarif junit html'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" o output' -l 'output' -s 'o' -d 'Where the report goes; standard output unless given.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" fail-on' -l 'fail-on' -d 'The least severity that makes the exit code 1: error, warning, information or never.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" baseline' -l 'baseline' -d 'Findings that are known and not reported.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" write-baseline' -l 'write-baseline' -d 'Write all findings to a baseline.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check"' -l 'enable' -d 'A rule that is off by default, several by commas; with --disable "*" only these run.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check"' -l 'disable' -d 'A rule that is not wanted, several by commas; "*" is every rule.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" format' -l 'format' -d 'The format of the drafts, where it cannot be told: xliff12, xliff2, po, tmx, table; with check also text, markdown.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" encoding' -l 'encoding' -d 'The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" source-text' -l 'source-text' -d 'The text that the one draft (text, Markdown, HTML, DOCX, ODT) is a translation of.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" memory' -l 'memory' -d 'Compare with the workspace\'s memories.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" no-memory' -l 'no-memory' -d 'Compare with the workspace\'s memories.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" spelling' -l 'spelling' -d 'Ask the installed Hunspell dictionary of the target language.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" no-spelling' -l 'no-spelling' -d 'Ask the installed Hunspell dictionary of the target language.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" fix' -l 'fix' -d 'Put in the suggestions that are sure, and show each change.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" rules' -l 'rules' -d 'List the rules.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach check" -ge 1' -F
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach align" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach align" from' -l 'from' -d 'Language of the source; that of the settings, or as its letters say, unless given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach align" to' -l 'to' -d 'Language of the target.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach align" o output' -l 'output' -s 'o' -d 'The memory: .tmx, .tmx.gz or .tmx.zip; - for standard output.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach align" segmented' -l 'segmented' -d 'The texts have a sentence on each line.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach align" srx' -l 'srx' -d 'Rules (SRX) to cut sentences by, instead of the shipped ones.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach align" ladder' -l 'ladder' -d 'Write where each bead begins, as hunalign does.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach align" review' -l 'review' -d 'Write a page (HTML) to look the alignment through.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach align" min-confidence' -l 'min-confidence' -d 'Least confidence of a unit that is written, from 0 to 1.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach align"' -l 'lexicon' -d 'A further memory (TMX) to learn words from; may be repeated.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach align" memory' -l 'memory' -d 'Learn words from the workspace\'s memories and glossaries.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach align" no-memory' -l 'no-memory' -d 'Learn words from the workspace\'s memories and glossaries.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach align" encoding' -l 'encoding' -d 'The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach align" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach align" words' -l 'words' -d 'Link words: each line of the one file, or of standard input, is `words ||| words`.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach align" seed' -l 'seed' -d 'With --words: the seed of the random numbers; the same seed gives the same links.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach align" -ge 1' -F
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach align" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach align" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach segment" language' -l 'language' -d 'The language of the text (BCP 47).' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach segment" srx' -l 'srx' -d 'Rules to be used instead of the shipped ones, in SRX.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach segment" format' -l 'format' -d 'text, markdown, html, docx or odt, where the name does not say.' -rfka 'text markdown html docx odt'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach segment" encoding' -l 'encoding' -d 'The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach segment" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach segment" -ge 1' -F
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach segment" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach segment" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach terms" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach terms" from' -l 'from' -d 'Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach terms" to' -l 'to' -d 'Target language; ru, or en where the other is not en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach terms" o output' -l 'output' -s 'o' -d 'Where the candidates go: .tbx or .tsv; - for a table on standard output.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach terms" safe-cells' -l 'safe-cells' -d 'Put an apostrophe before cells that a spreadsheet would take for formulas.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach terms" l limit' -l 'limit' -s 'l' -d 'Most terms given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach terms" min-score' -l 'min-score' -d 'Least score of a term, from 0 to 1.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach terms" min-frequency' -l 'min-frequency' -d 'Least number of times a phrase must occur; 2 unless the memory is large.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach terms" equivalents' -l 'equivalents' -d 'Most equivalents of a term, 1 to 3.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach terms" known' -l 'known' -d 'Keep the terms that a glossary has, marked.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach terms" memory' -l 'memory' -d 'Learn from the workspace\'s other memories and glossaries, and compare with them.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach terms" no-memory' -l 'no-memory' -d 'Learn from the workspace\'s other memories and glossaries, and compare with them.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach terms" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach terms" -ge 1' -F
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach terms" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach terms" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach glossary" -eq 1' -fa 'lookup' -d 'Show whole concepts for the terms in a text.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach glossary" -eq 1' -fa 'add' -d 'Add a term and its equivalent to a glossary.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach glossary" -eq 1' -fa 'edit' -d 'Change a concept of a glossary.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach glossary" -eq 1' -fa 'remove' -d 'Remove a concept from a glossary.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach glossary" -eq 1' -fa 'import' -d 'Add glossary files to a glossary of the workspace: TBX, TSV, CSV, XLSX, UTX.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach glossary" -eq 1' -fa 'export' -d 'Write glossaries to one file: TBX, TSV, CSV, XLSX, UTX.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach glossary" -eq 1' -fa 'check' -d 'Say what is wrong in glossaries, by file and line.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach glossary" -eq 1' -fa 'stats' -d 'Count concepts, terms, languages, statuses and definitions.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach glossary" -eq 1' -fa 'forms' -d 'Print the forms in which a term is recognised.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary lookup" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary lookup" from' -l 'from' -d 'Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary lookup" to' -l 'to' -d 'Target language; ru, or en where the other is not en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary lookup" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary lookup" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary lookup" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary add" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary add" from' -l 'from' -d 'Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary add" to' -l 'to' -d 'Target language; ru, or en where the other is not en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary add" status' -l 'status' -d 'Of the equivalent: preferred, admitted, deprecated (or superseded) or forbidden.' -rfka 'preferred admitted deprecated superseded forbidden'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary add" definition' -l 'definition' -d 'What the concept is.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary add" note' -l 'note' -d 'A note on the equivalent.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary add" domain' -l 'domain' -d 'The concept\'s subject field.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary add" part-of-speech' -l 'part-of-speech' -d 'Of both terms: noun, verb, adjective, adverb or other.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary add" into' -l 'into' -d 'The glossary\'s name; working unless given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary add" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary edit" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary edit" from' -l 'from' -d 'Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary edit" to' -l 'to' -d 'Target language; ru, or en where the other is not en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary edit" glossary' -l 'glossary' -d 'The glossary, by its name; all are looked in unless given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary edit" id' -l 'id' -d 'The concept\'s id, where several have the term.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary edit" dry-run' -l 'dry-run' -d 'Say what would change, and write nothing.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary edit" status' -l 'status' -d 'preferred, admitted, deprecated (or superseded) or forbidden.' -rfka 'preferred admitted deprecated superseded forbidden'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary edit" note' -l 'note' -d 'A note to add.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary edit" rename' -l 'rename' -d 'The term\'s new text.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary edit" drop' -l 'drop' -d 'Take the term out of the concept.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary edit" definition' -l 'definition' -d 'What the concept is, in place of what stands there.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary edit"' -l 'synonym' -d 'A further term in the source language; may be given several times.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary edit"' -l 'equivalent' -d 'A further term in the target language; may be given several times.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary edit" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary edit" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary edit" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary remove" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary remove" from' -l 'from' -d 'Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary remove" to' -l 'to' -d 'Target language; ru, or en where the other is not en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary remove" glossary' -l 'glossary' -d 'The glossary, by its name; all are looked in unless given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary remove" id' -l 'id' -d 'The concept\'s id, where several have the term.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary remove" dry-run' -l 'dry-run' -d 'Say what would change, and write nothing.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary remove" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary remove" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary remove" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary import" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary import" from' -l 'from' -d 'Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary import" to' -l 'to' -d 'Target language; ru, or en where the other is not en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary import" encoding' -l 'encoding' -d 'The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary import" into' -l 'into' -d 'The glossary\'s name; that of the first file unless given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach glossary import" -ge 1' -F
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary import" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary import" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary export" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary export" encoding' -l 'encoding' -d 'The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary export" format' -l 'format' -d 'tbx, tbx-min, tbx-core, tbx-2008, tsv, csv, utx or xlsx; as the output\'s name ends unless given.' -rfka 'tbx tbx-min tbx-core tbx-2008 tsv csv utx xlsx'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary export" style' -l 'style' -d 'Style of TBX 2019: dca (data categories as attributes) or dct (as tags); dca unless given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary export" from' -l 'from' -d 'Only concepts with a term in this language, and only its terms.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary export" to' -l 'to' -d 'The other language.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary export" safe-cells' -l 'safe-cells' -d 'Put an apostrophe before cells that a spreadsheet would take for formulas.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary export" o output' -l 'output' -s 'o' -d 'The file written; - for standard output.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary export" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary export" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary check" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary check" from' -l 'from' -d 'Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary check" to' -l 'to' -d 'Target language; ru, or en where the other is not en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary check" encoding' -l 'encoding' -d 'The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary check" fail-on' -l 'fail-on' -d 'Findings of this severity or a greater one end with exit code 1: error or warning.' -rfka 'error warning'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary check" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach glossary check" -ge 1' -F
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary check" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary stats" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary stats" encoding' -l 'encoding' -d 'The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary stats" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach glossary stats" -ge 1' -F
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary stats" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary stats" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary forms" workspace' -l 'workspace' -d 'The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary forms" language' -l 'language' -d 'The term\'s language; unless given, that of the workspace\'s two which is written in its letters.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary forms" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary forms" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach glossary forms" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach transliterate" scheme' -l 'scheme' -d 'bgn, iso9, gost, passport, scholarly or practical.' -rfka 'bgn iso9 gost passport scholarly practical gost-a gost-b'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach transliterate" match' -l 'match' -d 'A file of names, one a line, to be searched.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach transliterate" l limit' -l 'limit' -s 'l' -d 'Most names shown for each with --match.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach transliterate" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach transliterate" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach transliterate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach languages" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach languages" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach languages" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach diff" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach diff" -eq 1' -F
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach diff" -eq 2' -F
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach diff" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach diff" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach merge" base' -l 'base' -d 'The version that both sides began with; the files are then OURS and THEIRS.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach merge" o output' -l 'output' -s 'o' -d 'The file written; may be one of those read; - is standard output.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach merge" canonical' -l 'canonical' -d 'Order units by language, source text, context and tuid.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach merge" keep-duplicates' -l 'keep-duplicates' -d 'Keep units that another file has too.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach merge" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach merge" -ge 1' -F
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach merge" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach merge" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach split" units' -l 'units' -d 'So many units in a file.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach split" by' -l 'by' -d 'By language (the set of languages of a unit), prop:TYPE, author or year.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach split" o output' -l 'output' -s 'o' -d 'The folder of the files.' -rfa '(__tolmach_complete_directories)'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach split" -eq 1' -F
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach split" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach split" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach clean" from' -l 'from' -d 'Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach clean" to' -l 'to' -d 'Target language; ru, or en where the other is not en.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach clean" apply' -l 'apply' -d 'Write the kept units in place, and the others to --rejects.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach clean" rejects' -l 'rejects' -d 'Where rejected units go; a new file, outside of tm/.' -rF
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach clean"' -l 'enable' -d 'A rule that is off by default, several by commas; with --disable "*" only these run.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach clean"' -l 'disable' -d 'A rule that is not wanted, several by commas; "*" is every rule.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach clean" older-superseded' -l 'older-superseded' -d 'Of translations of one source the newest approved one stays.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach clean" examples' -l 'examples' -d 'So many examples of each reason are shown.' -rfka ''
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach clean" json' -l 'json' -d 'Print JSON, an object a line, for programs.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach clean" list-rules' -l 'list-rules' -d 'List the rules.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach clean" -ge 1' -F
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach clean" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach clean" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach git" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach git" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach git" -eq 1' -fa 'install' -d 'Write the drivers to git\'s configuration and *.tmx to its attributes.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach git" -eq 1' -fa 'uninstall' -d 'Take the drivers and the attributes out again.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach git" -eq 1' -fa 'merge-driver' -d 'What git calls to merge a memory: %O %A %B %P.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach git" -eq 1' -fa 'textconv' -d 'A memory as lines of text, which is what git compares.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach git install" global' -l 'global' -d 'For all repositories of the user.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach git install" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach git install" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach git uninstall" global' -l 'global' -d 'For all repositories of the user.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach git uninstall" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach git uninstall" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach git merge-driver" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach git merge-driver" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_positional "tolmach git textconv" -eq 1' -F
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach git textconv" version' -l 'version' -d 'Show the version.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach git textconv" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tolmach' -n '__tolmach_should_offer_completions_for_flags_or_options "tolmach help" version' -l 'version' -d 'Show the version.'
