package import Bitext

/// One thing that differs between two versions of a unit.
package struct UnitChange: Hashable, Sendable {
  package enum Kind: String, Sendable { case source, target, variant, prop, note, date, attribute, other }
  package var kind: Kind
  /// The language of the text, the type of the prop, the name of the attribute; empty for a note of the unit.
  package var name: String
  /// nil where there was none.
  package var old: String?
  /// nil where there is none any more.
  package var new: String?
}

/// What is different between two versions of a unit, texts first; nothing when they say the same.
package func changes(from old: TranslationUnit, to new: TranslationUnit, sourceLanguage: String?) -> [UnitChange] {
  let (a, b) = (UnitFields(old), UnitFields(new))
  if a == b { return [] }
  let sourceKey =
    a.variants.isEmpty
    ? nil : a.variants[min(sourceIndex(of: old, sourceLanguage: sourceLanguage), a.variants.count - 1)].key
  var found: [UnitChange] = []
  var keys = a.variants.map(\.key)
  keys += b.variants.map(\.key).filter { !keys.contains($0) }
  for key in keys {
    let (x, y) = (a[key], b[key])
    guard x != nil, y != nil else {
      found.append(
        UnitChange(
          kind: .variant, name: key.label, old: x.map { $0.segment.map(UnitFields.shown) ?? "" },
          new: y.map { $0.segment.map(UnitFields.shown) ?? "" }))
      continue
    }
    if x?.segment != y?.segment {
      found.append(
        UnitChange(
          kind: key == sourceKey ? .source : .target, name: key.label, old: x?.segment.map(UnitFields.shown),
          new: y?.segment.map(UnitFields.shown)))
    }
  }
  found += changes(from: a.holder, to: b.holder, within: nil)
  for key in keys {
    if let x = a[key], let y = b[key] { found += changes(from: x.holder, to: y.holder, within: key) }
  }
  if found.isEmpty { found.append(UnitChange(kind: .other, name: "order", old: "", new: "")) }
  return found
}

private func changes(
  from a: UnitFields.Holder, to b: UnitFields.Holder, within key: UnitFields.VariantKey?
) -> [UnitChange] {
  let prefix = key.map { $0.label + " " } ?? ""
  var found: [UnitChange] = []
  func difference(_ x: [MarkupNode], _ y: [MarkupNode]) -> (removed: [MarkupNode], added: [MarkupNode]) {
    var removed = x
    var added: [MarkupNode] = []
    for node in y {
      if let at = removed.firstIndex(of: node) { removed.remove(at: at) } else { added.append(node) }
    }
    return (removed, added)
  }
  let (removed, added) = difference(a.nodes, b.nodes)
  var open = added
  for node in removed {
    let like = open.firstIndex { $0.label == node.label }
    let new = like.map { open.remove(at: $0) }
    found.append(UnitChange(kind: kind(node), name: prefix + name(node), old: node.shown, new: new?.shown))
  }
  for node in open { found.append(UnitChange(kind: kind(node), name: prefix + name(node), old: nil, new: node.shown)) }
  var names = a.attributes.map(\.name)
  names += b.attributes.map(\.name).filter { !names.contains($0) }
  for attribute in names where a.attribute(attribute) != b.attribute(attribute) {
    found.append(
      UnitChange(
        kind: attribute.hasSuffix("date") ? .date : .attribute, name: prefix + attribute, old: a.attribute(attribute),
        new: b.attribute(attribute)))
  }
  return found
}

private func kind(_ node: MarkupNode) -> UnitChange.Kind { node.propType != nil ? .prop : node.isNote ? .note : .other }
private func name(_ node: MarkupNode) -> String {
  node.propType ?? (node.isNote ? "" : node.label)
}
