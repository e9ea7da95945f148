#compdef tolmach

__tolmach_complete() {
    local -ar non_empty_completions=("${@:#(|:*)}")
    local -ar empty_completions=("${(M)@:#(|:*)}")
    _describe -V '' non_empty_completions -- empty_completions -P $'\'\''
}

__tolmach_custom_complete() {
    local -a completions
    completions=("${(@f)"$("${command_name}" "${@}" "${command_line[@]}")"}")
    if [[ "${#completions[@]}" -gt 1 ]]; then
        __tolmach_complete "${completions[@]:0:-1}"
    fi
}

__tolmach_cursor_index_in_current_word() {
    if [[ -z "${QIPREFIX}${IPREFIX}${PREFIX}" ]]; then
        printf 0
    else
        printf %s "${#${(z)LBUFFER}[-1]}"
    fi
}

_tolmach() {
    emulate -RL zsh -G
    setopt extendedglob nullglob numericglobsort
    unsetopt aliases banghist

    local -xr SAP_SHELL=zsh
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(builtin emulate zsh -c 'printf %s "${ZSH_VERSION}"')"
    local -r SAP_SHELL_VERSION

    local context state state_descr line
    local -A opt_args

    local -r command_name="${words[1]}"
    local -ar command_line=("${words[@]}")
    local -ir current_word_index="$((CURRENT - 1))"

    local -i ret=1
    local -ar arg_specs=(
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'init:Make a workspace.'
            'lookup:Find terms and past translations for a text.'
            'search:Find segments that contain words, with their translations (concordance).'
            'add:Add a translation to the working memory.'
            'remove:Remove a translation from the working memory, or from every memory.'
            'replace:Give a text of the working memory, or of every memory, another translation.'
            'undo:Take back the last addition, removal or replacement.'
            'import:Add files to a memory: TMX, XLIFF, PO, JSON lines, tables (TSV, CSV, XLSX); or an OmegaT project.'
            'export:Write memories to one file: TMX in several flavours, XLIFF, PO, JSON lines, tables.'
            'doctor:Say what is wrong with TMX files, and save what is right.'
            'stats:Count what the workspace holds: units, words, languages, authors, years, duplicates.'
            'analyse:Count segments, words and characters of drafts by what the memories know of them.'
            'pretranslate:Fill drafts from the memories.'
            'check:Check drafts: terms, numbers, placeholders, punctuation, consistency.'
            'align:Find which sentences of two texts translate each other; make a memory of them.'
            'segment:Break documents into sentences.'
            'terms:Find terms and their equivalents in memories: candidates for a glossary.'
            'glossary:Look terms up, and keep glossaries in TBX.'
            'transliterate:Write names in the other alphabet, or find them in a list.'
            'languages:Print what is known of each language.'
            'diff:Show what differs between two versions of a memory, unit by unit.'
            'merge:Merge memories: the union of several, or what two sides made of one.'
            'split:Split a memory into files.'
            'clean:Find what does not belong into a memory, and move it out.'
            'git:Let git merge and show memories unit by unit.'
            'help:Show subcommand help information.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        init|lookup|search|add|remove|replace|undo|import|export|doctor|stats|analyse|pretranslate|check|align|segment|terms|glossary|transliterate|languages|diff|merge|split|clean|git|help)
            "_tolmach_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_tolmach_init() {
    local -i ret=1
    local -ar arg_specs=(
        ':folder:_files -/'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_lookup() {
    local -i ret=1
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--from[Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.]:from:'
        '--to[Target language; ru, or en where the other is not en.]:to:'
        '(--threshold -t)'{--threshold,-t}'[Least score of a match, in percent (1 to 101); 70 unless tolmach.yaml says otherwise.]:threshold:'
        '(--limit -l)'{--limit,-l}'[Most matches shown; 5 unless tolmach.yaml says otherwise.]:limit:'
        '--before[The segment before the text, for context matches.]:before:'
        '--after[The segment after the text, for context matches.]:after:'
        '--id[The text'\''s own id, for context matches.]:id:'
        '--examples[Segments shown that contain a query of up to four words.]:examples:'
        '--explain[Show the token difference and every penalty.]'
        '--json[Print JSON, an object a line, for programs.]'
        '*:text:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_search() {
    local -i ret=1
    local -ar ___in=('source' 'target' 'both')
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--from[Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.]:from:'
        '--to[Target language; ru, or en where the other is not en.]:to:'
        '--in[Where to look\: source, target or both.]:in:{__tolmach_complete "${___in[@]}"}'
        '--phrase[Only where the words follow each other.]'
        '--exact[Only the words as they are, in no other form.]'
        '--regex[The query is a regular expression in ICU'\''s syntax; letters of either case unless --exact.]'
        '(--limit -l)'{--limit,-l}'[Most segments shown.]:limit:'
        '--json[Print JSON, an object a line, for programs.]'
        '*:query:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_add() {
    local -i ret=1
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--from[Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.]:from:'
        '--to[Target language; ru, or en where the other is not en.]:to:'
        '--context[Where the text is from.]:context:'
        '--note[A note for whoever finds it.]:note:'
        '--id[The unit'\''s id.]:id:'
        '--replace[Put it in the place of other translations of the same text.]'
        '--keep-both[Keep other translations of the same text, without a word.]'
        ':source:'
        ':target:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_remove() {
    local -i ret=1
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--from[Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.]:from:'
        '--to[Target language; ru, or en where the other is not en.]:to:'
        '--everywhere[In every memory of the workspace, not only in the working memory.]'
        '--dry-run[Say what would change, by file, line and unit, and write nothing.]'
        '--json[Print JSON, an object a line, for programs.]'
        ':source:'
        ':target:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_replace() {
    local -i ret=1
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--from[Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.]:from:'
        '--to[Target language; ru, or en where the other is not en.]:to:'
        '--everywhere[In every memory of the workspace, not only in the working memory.]'
        '--dry-run[Say what would change, by file, line and unit, and write nothing.]'
        '--json[Print JSON, an object a line, for programs.]'
        ':source:'
        ':old:'
        ':new:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_undo() {
    local -i ret=1
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--id[The change to take back, by its id or what that begins with; your last one unless given.]:id:'
        '--list[List the last changes, newest first, and take nothing back.]'
        '(--limit -l)'{--limit,-l}'[Most changes listed.]:limit:'
        '--json[Print JSON, an object a line, for programs.]'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_import() {
    local -i ret=1
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--from[Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.]:from:'
        '--to[Target language; ru, or en where the other is not en.]:to:'
        '--encoding[The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.]:encoding:'
        '--into[The memory'\''s name; that of the first file unless given.]:into:'
        '--fuzzy[Take segments of drafts and rows of tables marked for another look, too.]'
        '*:files:_files'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_export() {
    local -i ret=1
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--from[Only units with a text in this language, and only its variants; it is the source language of the file.]:from:'
        '--to[The other language.]:to:'
        '--flavour[What TMX is for\: tmx14, level1, level2, omegat, trados or memoq.]:flavour:'
        '--format[What is written, where the ending does not say\: tmx, tsv, csv, jsonl, xliff12, xliff2, po.]:format:'
        '--where[Which units are wanted\: '\''lang = ru and date >= 2019'\''.]:where:'
        '--safe-cells[Put an apostrophe before cells that a spreadsheet would take for formulas.]'
        '(--output -o)'{--output,-o}'[The file written; - for standard output.]:output:_files'
        '*:names:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_doctor() {
    local -i ret=1
    local -ar arg_specs=(
        '--repair[Write the good part of the one file to --output.]'
        '(--output -o)'{--output,-o}'[The repaired file.]:output:_files'
        '--quarantine[Where damaged stretches are set aside.]:quarantine:_files'
        '--json[Print JSON, an object a line, for programs.]'
        '*:files:_files'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_stats() {
    local -i ret=1
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--json[Print JSON, an object a line, for programs.]'
        '--authors[Count authors, for which memories are read to their ends.]'
        '--no-authors[Count authors, for which memories are read to their ends.]'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_analyse() {
    local -i ret=1
    local -ar ___report=('text' 'csv' 'json' 'html')
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--from[Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.]:from:'
        '--to[Target language; ru, or en where the other is not en.]:to:'
        '--report[How the counts are reported\: text, csv, json or html.]:report:{__tolmach_complete "${___report[@]}"}'
        '--json[Print JSON, an object a line, for programs.]'
        '(--output -o)'{--output,-o}'[Where the report goes; standard output unless given.]:output:_files'
        '--safe-cells[Put an apostrophe before cells of CSV that a spreadsheet would take for formulas.]'
        '--rates[What a word of a band costs, in percent\: context=0,repetitions=10,95-99=30,….]:rates:'
        '--internal-fuzzy[Compare segments also with those before them in the drafts.]'
        '--untranslated[Pass over what has a translation.]'
        '--memory[Compare with the workspace'\''s memories.]'
        '--no-memory[Compare with the workspace'\''s memories.]'
        '--format[The format of the drafts, where it cannot be told\: xliff12, xliff2, po, tmx, table; with check also text, markdown.]:format:'
        '--encoding[The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.]:encoding:'
        '*:drafts:_files'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_pretranslate() {
    local -i ret=1
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--from[Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.]:from:'
        '--to[Target language; ru, or en where the other is not en.]:to:'
        '(--output -o)'{--output,-o}'[The copy\: a file for one draft, a folder for several.]:output:_files'
        '--in-place[Write over the drafts.]'
        '--threshold[The least percent of a match that is put in, 1 to 101.]:threshold:'
        '--terms[Add the glossaries'\'' terms in each segment as notes.]'
        '--format[The format of the drafts, where it cannot be told\: xliff12, xliff2, po, tmx, table; with check also text, markdown.]:format:'
        '--encoding[The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.]:encoding:'
        '*:drafts:_files'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_check() {
    local -i ret=1
    local -ar ___report=('text' 'json' 'sarif' 'junit' 'html')
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--from[Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.]:from:'
        '--to[Target language; ru, or en where the other is not en.]:to:'
        '--report[How findings are reported\: text, json, sarif, junit or html.]:report:{__tolmach_complete "${___report[@]}"}'
        '(--output -o)'{--output,-o}'[Where the report goes; standard output unless given.]:output:_files'
        '--fail-on[The least severity that makes the exit code 1\: error, warning, information or never.]:fail-on:'
        '--baseline[Findings that are known and not reported.]:baseline:_files'
        '--write-baseline[Write all findings to a baseline.]:write-baseline:_files'
        '*--enable[A rule that is off by default, several by commas; with --disable "*" only these run.]:enable:'
        '*--disable[A rule that is not wanted, several by commas; "*" is every rule.]:disable:'
        '--format[The format of the drafts, where it cannot be told\: xliff12, xliff2, po, tmx, table; with check also text, markdown.]:format:'
        '--encoding[The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.]:encoding:'
        '--source-text[The text that the one draft (text, Markdown, HTML, DOCX, ODT) is a translation of.]:source-text:_files'
        '--memory[Compare with the workspace'\''s memories.]'
        '--no-memory[Compare with the workspace'\''s memories.]'
        '--spelling[Ask the installed Hunspell dictionary of the target language.]'
        '--no-spelling[Ask the installed Hunspell dictionary of the target language.]'
        '--fix[Put in the suggestions that are sure, and show each change.]'
        '--rules[List the rules.]'
        '*:drafts:_files'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_align() {
    local -i ret=1
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--from[Language of the source; that of the settings, or as its letters say, unless given.]:from:'
        '--to[Language of the target.]:to:'
        '(--output -o)'{--output,-o}'[The memory\: .tmx, .tmx.gz or .tmx.zip; - for standard output.]:output:_files'
        '--segmented[The texts have a sentence on each line.]'
        '--srx[Rules (SRX) to cut sentences by, instead of the shipped ones.]:srx:_files'
        '--ladder[Write where each bead begins, as hunalign does.]:ladder:_files'
        '--review[Write a page (HTML) to look the alignment through.]:review:_files'
        '--min-confidence[Least confidence of a unit that is written, from 0 to 1.]:min-confidence:'
        '*--lexicon[A further memory (TMX) to learn words from; may be repeated.]:lexicon:_files'
        '--memory[Learn words from the workspace'\''s memories and glossaries.]'
        '--no-memory[Learn words from the workspace'\''s memories and glossaries.]'
        '--encoding[The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.]:encoding:'
        '--json[Print JSON, an object a line, for programs.]'
        '--words[Link words\: each line of the one file, or of standard input, is `words ||| words`.]'
        '--seed[With --words\: the seed of the random numbers; the same seed gives the same links.]:seed:'
        '*:texts:_files'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_segment() {
    local -i ret=1
    local -ar ___format=('text' 'markdown' 'html' 'docx' 'odt')
    local -ar arg_specs=(
        '--language[The language of the text (BCP 47).]:language:'
        '--srx[Rules to be used instead of the shipped ones, in SRX.]:srx:_files'
        '--format[text, markdown, html, docx or odt, where the name does not say.]:format:{__tolmach_complete "${___format[@]}"}'
        '--encoding[The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.]:encoding:'
        '--json[Print JSON, an object a line, for programs.]'
        '*:file:_files'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_terms() {
    local -i ret=1
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--from[Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.]:from:'
        '--to[Target language; ru, or en where the other is not en.]:to:'
        '(--output -o)'{--output,-o}'[Where the candidates go\: .tbx or .tsv; - for a table on standard output.]:output:_files'
        '--safe-cells[Put an apostrophe before cells that a spreadsheet would take for formulas.]'
        '(--limit -l)'{--limit,-l}'[Most terms given.]:limit:'
        '--min-score[Least score of a term, from 0 to 1.]:min-score:'
        '--min-frequency[Least number of times a phrase must occur; 2 unless the memory is large.]:min-frequency:'
        '--equivalents[Most equivalents of a term, 1 to 3.]:equivalents:'
        '--known[Keep the terms that a glossary has, marked.]'
        '--memory[Learn from the workspace'\''s other memories and glossaries, and compare with them.]'
        '--no-memory[Learn from the workspace'\''s other memories and glossaries, and compare with them.]'
        '--json[Print JSON, an object a line, for programs.]'
        '*:files:_files'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_glossary() {
    local -i ret=1
    local -ar arg_specs=(
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'lookup:Show whole concepts for the terms in a text.'
            'add:Add a term and its equivalent to a glossary.'
            'edit:Change a concept of a glossary.'
            'remove:Remove a concept from a glossary.'
            'import:Add glossary files to a glossary of the workspace: TBX, TSV, CSV, XLSX, UTX.'
            'export:Write glossaries to one file: TBX, TSV, CSV, XLSX, UTX.'
            'check:Say what is wrong in glossaries, by file and line.'
            'stats:Count concepts, terms, languages, statuses and definitions.'
            'forms:Print the forms in which a term is recognised.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        lookup|add|edit|remove|import|export|check|stats|forms)
            "_tolmach_glossary_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_tolmach_glossary_lookup() {
    local -i ret=1
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--from[Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.]:from:'
        '--to[Target language; ru, or en where the other is not en.]:to:'
        '--json[Print JSON, an object a line, for programs.]'
        '*:text:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_glossary_add() {
    local -i ret=1
    local -ar ___status=('preferred' 'admitted' 'deprecated' 'superseded' 'forbidden')
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--from[Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.]:from:'
        '--to[Target language; ru, or en where the other is not en.]:to:'
        '--status[Of the equivalent\: preferred, admitted, deprecated (or superseded) or forbidden.]:status:{__tolmach_complete "${___status[@]}"}'
        '--definition[What the concept is.]:definition:'
        '--note[A note on the equivalent.]:note:'
        '--domain[The concept'\''s subject field.]:domain:'
        '--part-of-speech[Of both terms\: noun, verb, adjective, adverb or other.]:part-of-speech:'
        '--into[The glossary'\''s name; working unless given.]:into:'
        ':source:'
        ':target:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_glossary_edit() {
    local -i ret=1
    local -ar ___status=('preferred' 'admitted' 'deprecated' 'superseded' 'forbidden')
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--from[Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.]:from:'
        '--to[Target language; ru, or en where the other is not en.]:to:'
        '--glossary[The glossary, by its name; all are looked in unless given.]:glossary:'
        '--id[The concept'\''s id, where several have the term.]:id:'
        '--dry-run[Say what would change, and write nothing.]'
        '--status[preferred, admitted, deprecated (or superseded) or forbidden.]:status:{__tolmach_complete "${___status[@]}"}'
        '--note[A note to add.]:note:'
        '--rename[The term'\''s new text.]:rename:'
        '--drop[Take the term out of the concept.]'
        '--definition[What the concept is, in place of what stands there.]:definition:'
        '*--synonym[A further term in the source language; may be given several times.]:synonym:'
        '*--equivalent[A further term in the target language; may be given several times.]:equivalent:'
        '--json[Print JSON, an object a line, for programs.]'
        ':term:'
        ':of:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_glossary_remove() {
    local -i ret=1
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--from[Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.]:from:'
        '--to[Target language; ru, or en where the other is not en.]:to:'
        '--glossary[The glossary, by its name; all are looked in unless given.]:glossary:'
        '--id[The concept'\''s id, where several have the term.]:id:'
        '--dry-run[Say what would change, and write nothing.]'
        '--json[Print JSON, an object a line, for programs.]'
        ':term:'
        ':of:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_glossary_import() {
    local -i ret=1
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--from[Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.]:from:'
        '--to[Target language; ru, or en where the other is not en.]:to:'
        '--encoding[The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.]:encoding:'
        '--into[The glossary'\''s name; that of the first file unless given.]:into:'
        '*:files:_files'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_glossary_export() {
    local -i ret=1
    local -ar ___format=('tbx' 'tbx-min' 'tbx-core' 'tbx-2008' 'tsv' 'csv' 'utx' 'xlsx')
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--encoding[The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.]:encoding:'
        '--format[tbx, tbx-min, tbx-core, tbx-2008, tsv, csv, utx or xlsx; as the output'\''s name ends unless given.]:format:{__tolmach_complete "${___format[@]}"}'
        '--style[Style of TBX 2019\: dca (data categories as attributes) or dct (as tags); dca unless given.]:style:'
        '--from[Only concepts with a term in this language, and only its terms.]:from:'
        '--to[The other language.]:to:'
        '--safe-cells[Put an apostrophe before cells that a spreadsheet would take for formulas.]'
        '(--output -o)'{--output,-o}'[The file written; - for standard output.]:output:_files'
        '*:names:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_glossary_check() {
    local -i ret=1
    local -ar ___fail_on=('error' 'warning')
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--from[Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.]:from:'
        '--to[Target language; ru, or en where the other is not en.]:to:'
        '--encoding[The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.]:encoding:'
        '--fail-on[Findings of this severity or a greater one end with exit code 1\: error or warning.]:fail-on:{__tolmach_complete "${___fail_on[@]}"}'
        '--json[Print JSON, an object a line, for programs.]'
        '*:files:_files'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_glossary_stats() {
    local -i ret=1
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--encoding[The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given.]:encoding:'
        '--json[Print JSON, an object a line, for programs.]'
        '*:files:_files'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_glossary_forms() {
    local -i ret=1
    local -ar arg_specs=(
        '--workspace[The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.]:workspace:_files -/'
        '--language[The term'\''s language; unless given, that of the workspace'\''s two which is written in its letters.]:language:'
        '--json[Print JSON, an object a line, for programs.]'
        '*:term:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_transliterate() {
    local -i ret=1
    local -ar ___scheme=('bgn' 'iso9' 'gost' 'passport' 'scholarly' 'practical' 'gost-a' 'gost-b')
    local -ar arg_specs=(
        '--scheme[bgn, iso9, gost, passport, scholarly or practical.]:scheme:{__tolmach_complete "${___scheme[@]}"}'
        '--match[A file of names, one a line, to be searched.]:match:_files'
        '(--limit -l)'{--limit,-l}'[Most names shown for each with --match.]:limit:'
        '--json[Print JSON, an object a line, for programs.]'
        '*:text:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_languages() {
    local -i ret=1
    local -ar arg_specs=(
        '--json[Print JSON, an object a line, for programs.]'
        '*:languages:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_diff() {
    local -i ret=1
    local -ar arg_specs=(
        '--json[Print JSON, an object a line, for programs.]'
        ':old:_files'
        ':new:_files'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_merge() {
    local -i ret=1
    local -ar arg_specs=(
        '--base[The version that both sides began with; the files are then OURS and THEIRS.]:base:_files'
        '(--output -o)'{--output,-o}'[The file written; may be one of those read; - is standard output.]:output:_files'
        '--canonical[Order units by language, source text, context and tuid.]'
        '--keep-duplicates[Keep units that another file has too.]'
        '--json[Print JSON, an object a line, for programs.]'
        '*:files:_files'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_split() {
    local -i ret=1
    local -ar arg_specs=(
        '--units[So many units in a file.]:units:'
        '--by[By language (the set of languages of a unit), prop\:TYPE, author or year.]:by:'
        '(--output -o)'{--output,-o}'[The folder of the files.]:output:_files -/'
        ':file:_files'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_clean() {
    local -i ret=1
    local -ar arg_specs=(
        '--from[Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.]:from:'
        '--to[Target language; ru, or en where the other is not en.]:to:'
        '--apply[Write the kept units in place, and the others to --rejects.]'
        '--rejects[Where rejected units go; a new file, outside of tm/.]:rejects:_files'
        '*--enable[A rule that is off by default, several by commas; with --disable "*" only these run.]:enable:'
        '*--disable[A rule that is not wanted, several by commas; "*" is every rule.]:disable:'
        '--older-superseded[Of translations of one source the newest approved one stays.]'
        '--examples[So many examples of each reason are shown.]:examples:'
        '--json[Print JSON, an object a line, for programs.]'
        '--list-rules[List the rules.]'
        '*:files:_files'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_git() {
    local -i ret=1
    local -ar arg_specs=(
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'install:Write the drivers to git'\''s configuration and *.tmx to its attributes.'
            'uninstall:Take the drivers and the attributes out again.'
            'merge-driver:What git calls to merge a memory: %O %A %B %P.'
            'textconv:A memory as lines of text, which is what git compares.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        install|uninstall|merge-driver|textconv)
            "_tolmach_git_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_tolmach_git_install() {
    local -i ret=1
    local -ar arg_specs=(
        '--global[For all repositories of the user.]'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_git_uninstall() {
    local -i ret=1
    local -ar arg_specs=(
        '--global[For all repositories of the user.]'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_git_merge-driver() {
    local -i ret=1
    local -ar arg_specs=(
        ':base:'
        ':ours:'
        ':theirs:'
        ':name:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_git_textconv() {
    local -i ret=1
    local -ar arg_specs=(
        ':file:_files'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_tolmach_help() {
    local -i ret=1
    local -ar arg_specs=(
        '*:subcommands:'
        '--version[Show the version.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

if [[ "${funcstack[1]}" = _tolmach ]]; then
    _tolmach "${@}"
else
    compdef _tolmach tolmach
fi
