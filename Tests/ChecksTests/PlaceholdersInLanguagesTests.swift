import Bitext
import Testing

@testable import Checks

private func found(_ language: String, _ source: String, _ target: String, format: String? = nil) -> [Finding] {
  let options = CheckOptions(source: LanguageTag("en"), target: LanguageTag(language))
  var segment = DraftSegment(id: "1", line: 1, source: Segment(source), target: Segment(target))
  if let format { segment.syntax = .format(format) }
  return DraftChecker(options).check(segment).filter { $0.severity > .information }
}

/// A sentence with something to keep, `⟦⟧`, and its translations, one a language.
private let frames: [(source: String, targets: [(language: String, text: String)])] = [
  (
    "Please open ⟦⟧ before you start the program.",
    [
      ("de", "Bitte öffnen Sie ⟦⟧, bevor Sie das Programm starten."),
      ("fr", "Veuillez ouvrir ⟦⟧ avant de lancer le programme."),
      ("es", "Abra ⟦⟧ antes de iniciar el programa."),
      ("pl", "Otwórz ⟦⟧ przed uruchomieniem programu."),
      ("ru", "Откройте ⟦⟧, прежде чем запускать программу."),
      ("ja", "プログラムを起動する前に⟦⟧を開いてください。"),
      ("zh", "启动程序之前请打开⟦⟧。"),
      ("ar", "يرجى فتح ⟦⟧ قبل تشغيل البرنامج."),
      ("hi", "प्रोग्राम शुरू करने से पहले ⟦⟧ खोलें।"),
      ("tr", "Programı başlatmadan önce ⟦⟧ dosyasını açın."),
      ("ko", "프로그램을 시작하기 전에 ⟦⟧를 여십시오."),
    ]
  )
]

/// What stands in the frame of the source, what a right translation has there, and what wrong ones have; and which rules say so.
private struct Kind: CustomTestStringConvertible, Sendable {
  let name: String
  let source: String
  let right: [String]
  let wrong: [String]
  let rules: Set<String>
  var testDescription: String { name }

  init(_ name: String, _ source: String, right: [String] = [], wrong: [String], _ rules: Set<String> = kept) {
    (self.name, self.source, self.right, self.wrong, self.rules) = (name, source, [source] + right, wrong, rules)
  }

  static let kept: Set<String> = ["placeholder-missing", "placeholder-extra"]
}

private let kinds: [Kind] = [
  Kind("a name between dollars", "$URL$", wrong: ["URL", "$URI$", "$URL$ $URL$", "$URL"]),
  Kind("a name between percent signs", "%file%", wrong: ["file", "%File%", "%files%", "%file% %file%"]),
  Kind("a name between at signs", "@var@", wrong: ["var", "@vary@", "@var@ @var@"]),
  Kind("a name between two at signs", "@@PH8@@", wrong: ["PH8", "@@PH9@@", "@@PH8@@ @@PH8@@", "@PH8@@"]),
  Kind("capitals and digits in brackets", "[X8X]", wrong: ["X8X", "[X9X]", "[X8X] [X8X]"]),
  Kind("a program's entity", "&brandShortName;", wrong: ["brandShortName", "&brandFullName;", "&brandShortName"]),
  Kind("an entity of HTML", "&copy;", right: ["©", "&#169;"], wrong: ["&reg;", "c"]),
  Kind("an entity that begins markup", "&lt;", wrong: ["&gt;", "lt"]),
  Kind(
    "a role", ":ref:`install`", right: [":ref:`x <install>`"],
    wrong: ["install", ":ref:`setup`", ":doc:`install`", ":ref:`install` :ref:`install`"],
    Kind.kept.union(["code-span-changed"])),
  Kind(
    "a role with a text", ":doc:`the page </guide>`", right: [":doc:`x y </guide>`"],
    wrong: ["the page", ":doc:`the page </guides>`", ":doc:`x y`"]),
  Kind(
    "a role whose text is shown", ":guilabel:`Save`", right: [":guilabel:`X y`"],
    wrong: ["Save", ":menuselection:`X y`"]),
  Kind("a substitution", "|version|", wrong: ["version", "|release|", "|version| |version|"]),
  Kind("a literal", "``make test``", wrong: ["make test", "``make tests``"], ["code-span-changed"]),
  Kind(
    "BBCode", "[b]x.txt[/b]", wrong: ["x.txt", "[b]x.txt", "x.txt[/b]", "[i]x.txt[/i]", "[b][b]x.txt[/b][/b]"],
    [
      "tag-missing", "tag-extra", "tag-unbalanced",
    ]),
  Kind(
    "BBCode with an address", "[url=https://example.org/a]x[/url]",
    wrong: ["x", "[url=https://example.org/b]x[/url]", "[url=https://example.org/a]x"],
    ["tag-missing", "url-changed"]),
  Kind(
    "a link of Markdown", "[x](https://example.org/start)", right: ["[y z](https://example.org/start)"],
    wrong: ["[x](https://example.org/stat)", "x", "[x]()"], ["url-changed"]),
  Kind(
    "a link to a file", "[x](guide/start.md)", right: ["[y z](guide/start.md)"],
    wrong: ["[x](guide/end.md)", "x", "[x](guide)"], ["url-changed"]),
  Kind("an option", "--dry-run", wrong: ["--dryrun", "dry-run", "--dry-run --force"]),
  Kind("an option with a value", "--color=auto", wrong: ["--colour=auto", "color"]),
  Kind("a variable in two braces", "{{var}}", right: ["{{ var }}"], wrong: ["{{vars}}", "{var}", "var"]),
  Kind("a variable of a shell", "${var}", wrong: ["${vars}", "$var", "{var}"]),
  Kind("a name of Python", "%(name)s", wrong: ["%(nom)s", "(name)s", "name"]),
  Kind("a number of C", "%1$s", wrong: ["%2$s", "%1$", "1$s"]),
  Kind("a number in braces", "{0}", wrong: ["{1}", "(0)", "{0} {0}"], Kind.kept),
  Kind("a string of C", "%s", wrong: ["%d", "s", "%s %s"]),
]

struct `Placeholders in languages` {
  @Test(arguments: kinds)
  private func `are kept, and what is lost, added or changed is found`(kind: Kind) {
    for frame in frames {
      let source = frame.source.replacing("⟦⟧", with: kind.source)
      for (language, text) in frame.targets {
        for piece in kind.right {
          let pair = text.replacing("⟦⟧", with: piece)
          let findings = found(language, source, pair)
          #expect(findings.isEmpty, "\(language) \(pair): \(findings.map { $0.rule + ": " + $0.message })")
        }
        for piece in kind.wrong {
          let pair = text.replacing("⟦⟧", with: piece)
          let findings = found(language, source, pair)
          #expect(findings.contains { kind.rules.contains($0.rule) }, "\(language) \(pair): \(findings.map(\.rule))")
        }
      }
    }
  }

  @Test(arguments: [
    ("de", "100 % of it is done.", "100 % davon sind fertig."),
    ("fr", "100% sure, 50% done", "100 % sûr, 50 % terminé"),
    ("ru", "Write to info@example.org.", "Пишите на info@example.org."),
    ("es", "AT&T and R&D paid $5 and $6.", "AT&T e I+D pagaron 5 $ y 6 $."),
    ("pl", "It costs $5, not $US6.", "Kosztuje 5 $, a nie 6 $."),
    ("de", "He left --and then he came back.", "Er ging – und dann kam er zurück."),
    ("fr", "The bridge --the old one-- is closed.", "Le pont – l’ancien – est fermé."),
    ("ru", "Ask @maria about it.", "Спросите об этом у Марии."),
    ("tr", "See the notes [1] and [2].", "Notlara bakın [1] [2]."),
    ("ja", "Choose file[s] to open.", "開くファイルを選択してください。"),
    ("zh", "the absolute value |x|", "绝对值"),
    ("de", "| Name | Size |", "| Name | Größe |"),
    ("fr", "|Name|Size|Date|", "|Nom|Taille|Date|"),
    ("fr", "10&nbsp;km", "10 km"),
    ("fr", "Wait&hellip; it&rsquo;s &quot;done&quot;", "Attendez… c’est «\u{A0}fait\u{A0}»"),
    ("de", "Research &amp; Development", "Forschung und Entwicklung"),
    ("de", "Caf&eacute; &amp; bar", "Café und Bar"),
    ("es", "Open caf%C3%A9.txt please.", "Abra café.txt, por favor."),
    ("uk", "Follow @user@example.org there.", "Стежте там за @user@example.org."),
    ("it", "the values a[i](x) and b", "i valori a[i](x) e b"),
    ("pt", "Press &File; then wait.", "Prima &File; e espere."),
    ("sv", "Anchors like [text](#setup) differ.", "Ankare som [text](#installation) skiljer sig."),
    ("hi", "It is in column $A$1.", "यह कॉलम $A$1 में है।"),
    ("fi", "Call it x--y here.", "Kutsu sitä tässä x--y."),
    ("cs", "Type %% twice.", "Napište %% dvakrát."),
    ("ru", "%dm%02ds", "%dм%02dс"),
    ("ru", "Industrial %sSabotage%s", "%sПромышленный саботаж%s"),
    ("ru", "|FILE|take policy from FILE", "|FILE|взять правила из FILE"),
    ("ru", "cannot query both live and config", "--live и --config несовместимы"),
  ])
  func `are nothing else that looks like them`(language: String, source: String, target: String) {
    let findings = found(language, source, target).filter {
      $0.rule.hasPrefix("placeholder") || $0.rule.hasPrefix("tag") || $0.rule.hasPrefix("code")
        || $0.rule == "url-changed"
        || $0.rule == "email-changed"
    }
    #expect(findings.isEmpty, "\(language) \(target): \(findings.map { $0.rule + ": " + $0.message })")
  }

  @Test(arguments: ["de", "fr", "es", "pl", "uk"])
  func `count a percent sign that is escaped as one`(language: String) {
    #expect(
      found(language, "%d%% of %s", "%d %% x %s", format: "c-format").allSatisfy { !$0.rule.hasPrefix("placeholder") })
    #expect(
      found(language, "100%% safe", "100 %% s", format: "c-format").allSatisfy { !$0.rule.hasPrefix("placeholder") })
    #expect(found(language, "100%% safe", "100 % s", format: "c-format").contains { $0.rule == "placeholder-extra" })
  }

  @Test func `may be left out in a form for one thing alone`() {
    func findings(_ language: String, _ target: String, index: Int, count: Int, source: String = "%d files in %s")
      -> [Finding]
    {
      var segment = DraftSegment(id: "1", line: 1, source: Segment(source), target: Segment(target))
      segment.syntax = .format("c-format")
      segment.plural = .init(index: index, count: count, expected: count)
      return DraftChecker(CheckOptions(source: LanguageTag("en"), target: LanguageTag(language))).check(segment)
        .filter { $0.rule == "placeholder-missing" }
    }
    #expect(findings("he", "קובץ ב-%s", index: 0, count: 3).isEmpty)
    #expect(findings("he", "שני קבצים ב-%s", index: 1, count: 3).isEmpty)
    #expect(findings("he", "קבצים ב-%s", index: 2, count: 3).count == 1)
    // With a form more than CLDR has by now.
    #expect(findings("he", "שני קבצים ב-%s", index: 1, count: 4).isEmpty)
    #expect(findings("ar", "لا ملفات في %s", index: 0, count: 6).isEmpty)
    #expect(findings("de", "Eine Datei in %s", index: 0, count: 2).isEmpty)
    // The folder is said by no number.
    #expect(findings("de", "%d Datei", index: 0, count: 2).count == 1)
    // The Russian form for one is that for twenty-one, the French that for none.
    #expect(findings("ru", "Файл в %s", index: 0, count: 3).count == 1)
    #expect(findings("fr", "Un fichier dans %s", index: 0, count: 2).count == 1)
  }

  @Test func `stay what they are between quotation marks in place of backquotes`() {
    #expect(found("de", "the related `%(app)s.%(kind)s` object", "das verwandte „%(app)s.%(kind)s“-Objekt").isEmpty)
    #expect(
      found("sw", "%(name)s.ok is False.", "`%(name)s.ok` ni False.").allSatisfy { $0.rule != "placeholder-missing" })
    #expect(found("de", "the `%(app)s` object", "das „%(apps)s“-Objekt").contains { $0.rule == "placeholder-extra" })
  }

  @Test func `leave examples of paths to the translator`() {
    #expect(found("sv", "Example: “/about/contact/”", "Exempel: ”/om/kontakt/”").isEmpty)
    #expect(found("es", "Example: “/events/search/”", "Ejemplo: «/eventos/búsqueda/»").isEmpty)
    #expect(found("sv", "Example: “/about/contact/”", "Exempel: ”/om/kontakt”").contains { $0.rule == "path-changed" })
    #expect(
      found("de", "It is in /usr/share/doc.", "Es ist in /usr/teilen/doc.").contains { $0.rule == "path-changed" })
    #expect(found("de", "Ask /api/users/list.", "Fragen Sie /api/user/list.").contains { $0.rule == "path-changed" })
  }
}
