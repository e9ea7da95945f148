internal import Bitext
internal import Interchange
internal import Markup

/// The opening of a merged document: ours, with what theirs changed in the header.
struct HeaderMerge {
  private(set) var opening: [UInt8]
  private(set) var clashes: [MergeClash] = []
  /// Whether the opening is another than ours.
  private(set) var isChanged = false

  /// - Parameter base: nil for a union: attributes as ``TMXHeader/merged(with:)`` says, notes and props of both are kept.
  init(base: TMXDocument?, ours: TMXDocument, theirs: TMXDocument) {
    opening = Array(ours.bytes[ours.opening])
    let other = theirs.bytes[theirs.opening]
    if let base {
      let old = base.bytes[base.opening]
      if other.elementsEqual(old) || other.elementsEqual(opening) { return }
      if old.elementsEqual(opening) {
        if theirs.encoding == ours.encoding, theirs.isWindows == ours.isWindows {
          opening = Array(other)
          isChanged = true
          return
        }
      }
    }
    guard let range = ours.headerRange, let own = ours.header, let new = theirs.header else { return }
    func unit(_ header: TMXHeader) -> TranslationUnit {
      TranslationUnit(attributes: header.attributes, content: header.content.map { .markup($0) })
    }
    // A header is merged as a unit without variants is.
    var mine = unit(own)
    if let base {
      var other = unit(new)
      let made = "creationdate"
      // A date that both changed is no matter to be decided: the later counts.
      if let a = own.attributes[made], let b = new.attributes[made], let old = base.header?.attributes[made],
        a != b, a != old, b != old
      {
        let later = secondsSince1970(b.utf8) > secondsSince1970(a.utf8) ? new : own
        for name in [made, "creationid"] {
          if mine.attributes[name] != later.attributes[name] { isChanged = true }
          mine.attributes[name] = later.attributes[name]
          other.attributes[name] = later.attributes[name]
        }
      }
      let merge = UnitMerge(base: base.header.map(unit), ours: mine, theirs: other, sourceLanguage: nil)
      clashes = merge.clashes
      isChanged = isChanged || merge.isChanged
      mine = merge.unit
      for clash in clashes {
        guard let value = clash.theirs else { continue }
        isChanged = true
        mine = marked(
          mine, "theirs: \(clash.what) = \(value)",
          "Merge conflict in the header: \(clash.what) is “\(clash.ours ?? "")” here and “\(value)” on the other side.")
      }
    } else {
      // Dates; notes and props follow in their places.
      let both = own.merged(with: new)
      if both.attributes != mine.attributes {
        isChanged = true
        mine.attributes = both.attributes
      }
      let known = Set(UnitFields(mine).holder.nodes)
      let fresh = UnitFields(unit(new)).holder.nodes.filter { !known.contains($0) }
      if !fresh.isEmpty { isChanged = true }
      mine.content = UnitMerge.edited(
        mine.content, fresh.map { UnitMerge.Edit(old: nil, new: $0) }, make: { .markup($0) }
      ) {
        if case .markup(let node) = $0 { node } else { nil }
      }
    }
    guard isChanged else { return }
    var writer = XMLWriter()
    writer.node(
      .element(
        MarkupElement(
          "header", mine.attributes,
          mine.content.compactMap { if case .markup(let node) = $0 { node } else { nil } })))
    var header = writer.take()
    if ours.isWindows { header = header.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }
    guard range.upperBound <= opening.count else {
      isChanged = false
      return
    }
    opening.replaceSubrange(range, with: header)
  }
}
