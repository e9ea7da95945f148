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
  let keys = distinct(a.variants.map(\.key), b.variants.map(\.key))
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
  let removed = difference(a.nodes, less: b.nodes)
  let added = difference(b.nodes, less: a.nodes)
  // A node that came is the new form of the first of its kind that went. By kind, the places of those that came, the first last.
  var came: [String: [Int]] = [:]
  for place in added.indices.reversed() { came[added[place].label, default: []].append(place) }
  var isTaken = [Bool](repeating: false, count: added.count)
  for node in removed {
    let place = came[node.label]?.popLast()
    if let place { isTaken[place] = true }
    found.append(
      UnitChange(
        kind: kind(node), name: prefix + name(node), old: node.shown, new: place.map { added[$0].shown }))
  }
  let open = added.indices.filter { !isTaken[$0] }.map { added[$0] }
  for node in open { found.append(UnitChange(kind: kind(node), name: prefix + name(node), old: nil, new: node.shown)) }
  let (old, new) = (a.attributesByName, b.attributesByName)
  for attribute in distinct(a.attributes.map(\.name), b.attributes.map(\.name)) where old[attribute] != new[attribute] {
    found.append(
      UnitChange(
        kind: attribute.hasSuffix("date") ? .date : .attribute, name: prefix + attribute, old: old[attribute],
        new: new[attribute]))
  }
  return found
}

private func kind(_ node: MarkupNode) -> UnitChange.Kind { node.propType != nil ? .prop : node.isNote ? .note : .other }
private func name(_ node: MarkupNode) -> String {
  node.propType ?? (node.isNote ? "" : node.label)
}
