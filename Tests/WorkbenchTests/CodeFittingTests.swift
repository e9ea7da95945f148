import Bitext
import Interchange
import Testing

@testable import Workbench

/// What a draft is filled with, codes in brackets by their number among the draft's ends.
@Suite struct CodeFittingTests {
  private func segment(_ content: String, isTMX: Bool) throws -> Segment {
    let document =
      isTMX
      ? "<tmx version=\"1.4\"><header/><body><tu><tuv xml:lang=\"en\"><seg>\(content)</seg></tuv></tu></body></tmx>"
      : "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"ru\"><body><trans-unit id=\"1\"><source>\(content)</source></trans-unit></body></file></xliff>"
    let reader = try DraftReader(
      bytes: Array(document.utf8), name: isTMX ? "a.tmx" : "a.xlf", options: DraftOptions(sourceLanguage: "en"))
    return try #require(try reader.next()).source.withMemoryCodes
  }

  private func filled(_ draft: String, _ source: String, _ target: String) throws -> String? {
    let own = try segment(draft, isTMX: false)
    let (from, to) = try (segment(source, isTMX: true), segment(target, isTMX: true))
    let pieces = CodeFitting.pieces(draft: own, source: from, target: to, adapted: nil)
    if CodeFitting.isExact(draft: own, source: from, target: to), own.text == from.text,
      own.memoryCodes?.isEmpty == false
    {
      // What is called exact can be put in.
      #expect(pieces != nil)
    }
    return pieces.map { pieces in
      pieces.map { piece in
        switch piece {
        case .text(let text): text
        case .code(let number): "[\(number)]"
        case .codeHolding(let number, let texts): "[\(number) \(texts.joined(separator: ","))]"
        }
      }.joined()
    }
  }

  @Test(arguments: [
    // By x; i of the two variants is no help.
    (
      "<g id='5'>a</g> b <g id='6'>c</g>", "<bpt i='1' x='1'/>a<ept i='1'/> b <bpt i='2' x='2'/>c<ept i='2'/>",
      "<bpt i='1' x='2'/>C<ept i='1'/> <bpt i='2' x='1'/>A<ept i='2'/>", "[2]C[3] [0]A[1]"
    ),
    ("<x id='1'/> of <x id='2'/>", "<ph x='8'/> of <ph x='9'/>", "<ph x='9'/> из <ph x='8'/>", "[1] из [0]"),
    // By what they hold, and by type.
    ("<x id='1'/> of <x id='2'/>", "<ph>%1</ph> of <ph>%2</ph>", "<ph>%2</ph> из <ph>%1</ph>", "[1] из [0]"),
    (
      "<g id='1'>a</g> <g id='2'>b</g>", "<bpt i='1' type='bold'/>a<ept i='1'/> <bpt i='2' type='link'/>b<ept i='2'/>",
      "<bpt i='1' type='link'/>B<ept i='1'/> <bpt i='2' type='bold'/>A<ept i='2'/>", "[2]B[3] [0]A[1]"
    ),
    // hi and ut are codes like others.
    ("a <g id='1'>b</g>", "a <hi>b</hi>", "<hi>B</hi> A", "[0]B[1] A"),
    ("<x id='1'/>a<x id='2'/> b", "<ut>{</ut>a<ut>}</ut> b", "B <ut>{</ut>A<ut>}</ut>", "B [0]A[1]"),
    // A code whose other end is elsewhere.
    ("a <bx id='1'/>b", "a <it pos='begin' x='1'/>b", "<it pos='begin' x='1'/>B a", "[0]B a"),
    ("a <it id='1' pos='close'/>b", "a <ept i='3'/>b", "A <ept i='4'/>B", "A [0]B"),
    // Other words between the codes of a version.
    (
      "<g id='1' ctype='bold'>a</g> new <g id='2' ctype='link'>b</g>",
      "<bpt i='1' x='1' type='bold'/>a<ept i='1'/> <bpt i='2' x='2' type='link'/>b<ept i='2'/>",
      "<bpt i='1' x='2' type='link'/>B<ept i='1'/> <bpt i='2' x='1' type='bold'/>A<ept i='2'/>", "[2]B[3] [0]A[1]"
    ),
    // Texts within codes are translated.
    (
      "See <ph id='1'>[<sub>A red buoy</sub>]</ph>", "See <ph x='1'>[<sub>A red buoy</sub>]</ph>",
      "См. <ph x='1'>[<sub>Красный буй</sub>]</ph>", "См. [0 Красный буй]"
    ),
    // Marks are no codes.
    ("a <mrk mtype='term'>b</mrk> <x id='1'/>", "a b <ph/>", "<ph/> B a", "[0] B a"),
    // OmegaT's tags are codes.
    ("a <g id='4'>b</g> <x id='6'/>", "a &lt;f0>b&lt;/f0> &lt;f1/>", "&lt;f1/> &lt;f0>B&lt;/f0> A", "[2] [0]B[1] A"),
    // Those that hold the same may be exchanged where the draft's hold the same, too.
    (
      "<ph id='1'>%s</ph> of <ph id='2'>%s</ph>", "<ph>%s</ph> of <ph>%s</ph>", "<ph>%s</ph> из <ph>%s</ph>",
      "[0] из [1]"
    ),
  ])
  func `codes find their places by what they are`(draft: String, source: String, target: String, expected: String)
    throws
  {
    #expect(try filled(draft, source, target) == expected)
  }

  @Test(arguments: [
    // Nothing tells which is which.
    ("<x id='1'/> of <x id='2'/>", "<ph/> of <ph/>", "<ph/> из <ph/>"),
    (
      "<g id='1'>a</g> <g id='2'>b</g>", "<bpt i='1'/>a<ept i='1'/> <bpt i='2'/>b<ept i='2'/>",
      "<bpt i='1'/>A<ept i='1'/> <bpt i='2'/>B<ept i='2'/>"
    ),
    // Alike in the memory, but not in the draft.
    ("<ph id='1'>{a}</ph> of <ph id='2'>{b}</ph>", "<ph>%s</ph> of <ph>%s</ph>", "<ph>%s</ph> из <ph>%s</ph>"),
    ("<x id='1'/> of <x id='2'/>", "<ph>%s</ph> of <ph>%s</ph>", "<ph>%s</ph> из <ph>%s</ph>"),
    // Another code at the place.
    ("<ph id='1'>{name}</ph> a", "<ph>{user}</ph> a", "<ph>{user}</ph> A"),
    (
      "<x id='B'/> a <x id='A'/>", "<ph>&lt;x id='A'/></ph> a <ph>&lt;x id='B'/></ph>",
      "<ph>&lt;x id='A'/></ph> A <ph>&lt;x id='B'/></ph>"
    ),
    // The target has lost one, or has another.
    ("<x id='1'/> a", "<ph x='1'/> a", "A"), ("<x id='1'/> a", "<ph x='1'/> a", "<ph x='2'/> A"),
    // A text within a code that nobody translates, or another one.
    ("See <ph id='1'>[<sub>A red buoy</sub>]</ph>", "See <ph x='1'/>", "См. <ph x='1'/>"),
    (
      "See <ph id='1'>[<sub>A blue buoy</sub>]</ph>", "See <ph x='1'>[<sub>A red buoy</sub>]</ph>",
      "См. <ph x='1'>[<sub>Красный буй</sub>]</ph>"
    ),
    ("See it", "See <ph x='1'>[<sub>A red buoy</sub>]</ph> it", "См. <ph x='1'>[<sub>Красный буй</sub>]</ph>"),
    // Tags of OmegaT are no text for a draft that has none.
    ("a b", "a &lt;f0>b&lt;/f0>", "A &lt;f0>B&lt;/f0>"),
  ])
  func `what is not certain is left`(draft: String, source: String, target: String) throws {
    #expect(try filled(draft, source, target) == nil)
  }

  @Test func `tags of HTML and what only looks like a tag are text`() {
    for text in ["<h1>a</h1>", "<b>a</b>", "a < b1 > c", "<abc1>", "<f>", "<f1", "</f1/>", "<1>"] {
      #expect(!OmegaTTags.stand(in: text), "\(text)")
    }
    for text in ["<f0>", "a </b12> c", "<x1/>", "<<g2>"] { #expect(OmegaTTags.stand(in: text), "\(text)") }
  }
}
