/// Something in a text that is not prose.
struct Literal: Sendable {
  enum Kind: Sendable {
    /// `%s`, `%1$d`, `%(name)s`; by Qt's rules also `%1`, `%n`.
    case printf
    /// `{0}`, `{name}`, `{}`; also with a type: `{n, number}`.
    case brace
    /// `${x}`, `{{x}}`, `%{x}`, `#{x}`; `$x$`, `%x%`, `@x@`, `|x|`, `@@X1@@`, `[X1X]`.
    case template
    /// An argument of ICU's MessageFormat with texts of its own: `{n, plural, …}`. Only its ends are literal.
    case message
    /// `<b>`, `</b>`, `<br/>`; `[b]`, `[/b]`, `[url=`.
    case tag
    /// `<file>`: what users are to put something in place of.
    case metavariable
    /// `&nbsp;`, `&copy;`, `&brandShortName;`
    case entity
    /// A role of reStructuredText with where it leads: `:ref:`label``.
    case reference
    /// `--dry-run`
    case option
    /// The end of what another literal begins; compared with nothing.
    case delimiter
    case url, email, path, hashtag
    /// Code between backquotes.
    case code
    /// `\n`, `\t`, `\"`.
    case escape
  }

  let kind: Kind
  let range: Range<Int>
  /// By what it is compared with those of the other text: as it stands, but of a tag only its name and sort.
  let key: String
}

/// HTML's elements as far as they stand within texts.
enum TagNames {
  static let known: Set<String> = [
    "a", "abbr", "b", "big", "blockquote", "br", "center", "cite", "code", "dd", "del", "dfn", "div", "dl", "dt", "em",
    "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "i", "img", "ins", "kbd", "li", "mark",
    "ol", "p", "pre", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody",
    "td", "th", "thead", "tr", "tt", "u", "ul", "var", "wbr", "nobr", "qt",
  ]
  /// Elements that are never closed.
  static let void: Set<String> = ["br", "hr", "img", "input", "wbr"]
}
