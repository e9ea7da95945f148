#!/bin/bash

__tolmach_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__tolmach_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__tolmach_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__tolmach_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_tolmach() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __tolmach_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    init|lookup|search|add|remove|replace|undo|import|export|doctor|stats|analyse|pretranslate|check|align|segment|terms|glossary|transliterate|languages|diff|merge|split|clean|git|help)
        # Offer subcommand argument completions
        "_tolmach_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'init lookup search add remove replace undo import export doctor stats analyse pretranslate check align segment terms glossary transliterate languages diff merge split clean git help' -- "${cur}"))
        ;;
    esac
}

_tolmach_init() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __tolmach_offer_flags_options 1

    # Offer positional completions
    case "${positional_number}" in
    1)
        __tolmach_add_completions -d
        return
        ;;
    esac
}

_tolmach_lookup() {
    repeating_flags=()
    non_repeating_flags=(--explain --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --from --to --threshold -t --limit -l --before --after --id --examples)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--threshold'|'-t')
        return
        ;;
    '--limit'|'-l')
        return
        ;;
    '--before')
        return
        ;;
    '--after')
        return
        ;;
    '--id')
        return
        ;;
    '--examples')
        return
        ;;
    esac
}

_tolmach_search() {
    repeating_flags=()
    non_repeating_flags=(--phrase --exact --regex --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --from --to --in --limit -l)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--in')
        __tolmach_add_completions -W 'source'$'\n''target'$'\n''both'
        return
        ;;
    '--limit'|'-l')
        return
        ;;
    esac
}

_tolmach_add() {
    repeating_flags=()
    non_repeating_flags=(--replace --keep-both --version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --from --to --context --note --id)
    __tolmach_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--context')
        return
        ;;
    '--note')
        return
        ;;
    '--id')
        return
        ;;
    esac
}

_tolmach_remove() {
    repeating_flags=()
    non_repeating_flags=(--everywhere --dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --from --to)
    __tolmach_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    esac
}

_tolmach_replace() {
    repeating_flags=()
    non_repeating_flags=(--everywhere --dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --from --to)
    __tolmach_offer_flags_options 3

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    esac
}

_tolmach_undo() {
    repeating_flags=()
    non_repeating_flags=(--list --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --id --limit -l)
    __tolmach_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--id')
        return
        ;;
    '--limit'|'-l')
        return
        ;;
    esac
}

_tolmach_import() {
    repeating_flags=()
    non_repeating_flags=(--fuzzy --version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --from --to --encoding --into)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--encoding')
        return
        ;;
    '--into')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tolmach_add_completions -f
        return
        ;;
    esac
}

_tolmach_export() {
    repeating_flags=()
    non_repeating_flags=(--safe-cells --version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --from --to --flavour --format --where --output -o)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--flavour')
        return
        ;;
    '--format')
        return
        ;;
    '--where')
        return
        ;;
    '--output'|'-o')
        __tolmach_add_completions -f
        return
        ;;
    esac
}

_tolmach_doctor() {
    repeating_flags=()
    non_repeating_flags=(--repair --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --quarantine)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __tolmach_add_completions -f
        return
        ;;
    '--quarantine')
        __tolmach_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tolmach_add_completions -f
        return
        ;;
    esac
}

_tolmach_stats() {
    repeating_flags=()
    non_repeating_flags=(--json --authors --no-authors --version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace)
    __tolmach_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    esac
}

_tolmach_analyse() {
    repeating_flags=()
    non_repeating_flags=(--json --safe-cells --internal-fuzzy --untranslated --memory --no-memory --version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --from --to --report --output -o --rates --format --encoding)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--report')
        __tolmach_add_completions -W 'text'$'\n''csv'$'\n''json'$'\n''html'
        return
        ;;
    '--output'|'-o')
        __tolmach_add_completions -f
        return
        ;;
    '--rates')
        return
        ;;
    '--format')
        return
        ;;
    '--encoding')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tolmach_add_completions -f
        return
        ;;
    esac
}

_tolmach_pretranslate() {
    repeating_flags=()
    non_repeating_flags=(--in-place --terms --version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --from --to --output -o --threshold --format --encoding)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--output'|'-o')
        __tolmach_add_completions -f
        return
        ;;
    '--threshold')
        return
        ;;
    '--format')
        return
        ;;
    '--encoding')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tolmach_add_completions -f
        return
        ;;
    esac
}

_tolmach_check() {
    repeating_flags=()
    non_repeating_flags=(--memory --no-memory --spelling --no-spelling --fix --rules --version -h --help)
    repeating_options=(--enable --disable)
    non_repeating_options=(--workspace --from --to --report --output -o --fail-on --baseline --write-baseline --format --encoding --source-text)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--report')
        __tolmach_add_completions -W 'text'$'\n''json'$'\n''sarif'$'\n''junit'$'\n''html'
        return
        ;;
    '--output'|'-o')
        __tolmach_add_completions -f
        return
        ;;
    '--fail-on')
        return
        ;;
    '--baseline')
        __tolmach_add_completions -f
        return
        ;;
    '--write-baseline')
        __tolmach_add_completions -f
        return
        ;;
    '--enable')
        return
        ;;
    '--disable')
        return
        ;;
    '--format')
        return
        ;;
    '--encoding')
        return
        ;;
    '--source-text')
        __tolmach_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tolmach_add_completions -f
        return
        ;;
    esac
}

_tolmach_align() {
    repeating_flags=()
    non_repeating_flags=(--segmented --memory --no-memory --json --words --version -h --help)
    repeating_options=(--lexicon)
    non_repeating_options=(--workspace --from --to --output -o --srx --ladder --review --min-confidence --encoding --seed)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--output'|'-o')
        __tolmach_add_completions -f
        return
        ;;
    '--srx')
        __tolmach_add_completions -f
        return
        ;;
    '--ladder')
        __tolmach_add_completions -f
        return
        ;;
    '--review')
        __tolmach_add_completions -f
        return
        ;;
    '--min-confidence')
        return
        ;;
    '--lexicon')
        __tolmach_add_completions -f
        return
        ;;
    '--encoding')
        return
        ;;
    '--seed')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tolmach_add_completions -f
        return
        ;;
    esac
}

_tolmach_segment() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--language --srx --format --encoding)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--language')
        return
        ;;
    '--srx')
        __tolmach_add_completions -f
        return
        ;;
    '--format')
        __tolmach_add_completions -W 'text'$'\n''markdown'$'\n''html'$'\n''docx'$'\n''odt'
        return
        ;;
    '--encoding')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tolmach_add_completions -f
        return
        ;;
    esac
}

_tolmach_terms() {
    repeating_flags=()
    non_repeating_flags=(--safe-cells --known --memory --no-memory --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --from --to --output -o --limit -l --min-score --min-frequency --equivalents)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--output'|'-o')
        __tolmach_add_completions -f
        return
        ;;
    '--limit'|'-l')
        return
        ;;
    '--min-score')
        return
        ;;
    '--min-frequency')
        return
        ;;
    '--equivalents')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tolmach_add_completions -f
        return
        ;;
    esac
}

_tolmach_glossary() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __tolmach_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    lookup|add|edit|remove|import|export|check|stats|forms)
        # Offer subcommand argument completions
        "_tolmach_glossary_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'lookup add edit remove import export check stats forms' -- "${cur}"))
        ;;
    esac
}

_tolmach_glossary_lookup() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --from --to)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    esac
}

_tolmach_glossary_add() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --from --to --status --definition --note --domain --part-of-speech --into)
    __tolmach_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--status')
        __tolmach_add_completions -W 'preferred'$'\n''admitted'$'\n''deprecated'$'\n''superseded'$'\n''forbidden'
        return
        ;;
    '--definition')
        return
        ;;
    '--note')
        return
        ;;
    '--domain')
        return
        ;;
    '--part-of-speech')
        return
        ;;
    '--into')
        return
        ;;
    esac
}

_tolmach_glossary_edit() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --drop --json --version -h --help)
    repeating_options=(--synonym --equivalent)
    non_repeating_options=(--workspace --from --to --glossary --id --status --note --rename --definition)
    __tolmach_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--glossary')
        return
        ;;
    '--id')
        return
        ;;
    '--status')
        __tolmach_add_completions -W 'preferred'$'\n''admitted'$'\n''deprecated'$'\n''superseded'$'\n''forbidden'
        return
        ;;
    '--note')
        return
        ;;
    '--rename')
        return
        ;;
    '--definition')
        return
        ;;
    '--synonym')
        return
        ;;
    '--equivalent')
        return
        ;;
    esac
}

_tolmach_glossary_remove() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --from --to --glossary --id)
    __tolmach_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--glossary')
        return
        ;;
    '--id')
        return
        ;;
    esac
}

_tolmach_glossary_import() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --from --to --encoding --into)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--encoding')
        return
        ;;
    '--into')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tolmach_add_completions -f
        return
        ;;
    esac
}

_tolmach_glossary_export() {
    repeating_flags=()
    non_repeating_flags=(--safe-cells --version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --encoding --format --style --from --to --output -o)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--encoding')
        return
        ;;
    '--format')
        __tolmach_add_completions -W 'tbx'$'\n''tbx-min'$'\n''tbx-core'$'\n''tbx-2008'$'\n''tsv'$'\n''csv'$'\n''utx'$'\n''xlsx'
        return
        ;;
    '--style')
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--output'|'-o')
        __tolmach_add_completions -f
        return
        ;;
    esac
}

_tolmach_glossary_check() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --from --to --encoding --fail-on)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--encoding')
        return
        ;;
    '--fail-on')
        __tolmach_add_completions -W 'error'$'\n''warning'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tolmach_add_completions -f
        return
        ;;
    esac
}

_tolmach_glossary_stats() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --encoding)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--encoding')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tolmach_add_completions -f
        return
        ;;
    esac
}

_tolmach_glossary_forms() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--workspace --language)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--workspace')
        __tolmach_add_completions -d
        return
        ;;
    '--language')
        return
        ;;
    esac
}

_tolmach_transliterate() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--scheme --match --limit -l)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--scheme')
        __tolmach_add_completions -W 'bgn'$'\n''iso9'$'\n''gost'$'\n''passport'$'\n''scholarly'$'\n''practical'$'\n''gost-a'$'\n''gost-b'
        return
        ;;
    '--match')
        __tolmach_add_completions -f
        return
        ;;
    '--limit'|'-l')
        return
        ;;
    esac
}

_tolmach_languages() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=()
    __tolmach_offer_flags_options -1
}

_tolmach_diff() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=()
    __tolmach_offer_flags_options 2

    # Offer positional completions
    case "${positional_number}" in
    1)
        __tolmach_add_completions -f
        return
        ;;
    2)
        __tolmach_add_completions -f
        return
        ;;
    esac
}

_tolmach_merge() {
    repeating_flags=()
    non_repeating_flags=(--canonical --keep-duplicates --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--base --output -o)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--base')
        __tolmach_add_completions -f
        return
        ;;
    '--output'|'-o')
        __tolmach_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tolmach_add_completions -f
        return
        ;;
    esac
}

_tolmach_split() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--units --by --output -o)
    __tolmach_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--units')
        return
        ;;
    '--by')
        return
        ;;
    '--output'|'-o')
        __tolmach_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __tolmach_add_completions -f
        return
        ;;
    esac
}

_tolmach_clean() {
    repeating_flags=()
    non_repeating_flags=(--apply --older-superseded --json --list-rules --version -h --help)
    repeating_options=(--enable --disable)
    non_repeating_options=(--from --to --rejects --examples)
    __tolmach_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--rejects')
        __tolmach_add_completions -f
        return
        ;;
    '--enable')
        return
        ;;
    '--disable')
        return
        ;;
    '--examples')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tolmach_add_completions -f
        return
        ;;
    esac
}

_tolmach_git() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __tolmach_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    install|uninstall|merge-driver|textconv)
        # Offer subcommand argument completions
        "_tolmach_git_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'install uninstall merge-driver textconv' -- "${cur}"))
        ;;
    esac
}

_tolmach_git_install() {
    repeating_flags=()
    non_repeating_flags=(--global --version -h --help)
    repeating_options=()
    non_repeating_options=()
    __tolmach_offer_flags_options 0
}

_tolmach_git_uninstall() {
    repeating_flags=()
    non_repeating_flags=(--global --version -h --help)
    repeating_options=()
    non_repeating_options=()
    __tolmach_offer_flags_options 0
}

_tolmach_git_merge-driver() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __tolmach_offer_flags_options 4
}

_tolmach_git_textconv() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __tolmach_offer_flags_options 1

    # Offer positional completions
    case "${positional_number}" in
    1)
        __tolmach_add_completions -f
        return
        ;;
    esac
}

_tolmach_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __tolmach_offer_flags_options -1
}

complete -o filenames -F _tolmach tolmach
