internal import Glibc

/// Numbers for byte strings: an open-addressing table over one block of key bytes.
///
/// Looks first at the key that followed the last one found before, which runs of equal keys and keys in
/// a repeating order answer without hashing.
struct ByteTable: Sendable {
  private struct Entry {
    var offset: Int
    var count: Int
    var hash: UInt32
    var value: Int32
    /// Entry that was found after this one the last time; at first the one that was inserted after it.
    var next: Int32
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// Entry numbers, -1 where free; a power of two long, at most half full.
  private var slots: [Int32] = Array(repeating: -1, count: 16)
  private var last: Int32 = -1

  /// The value of a key that was inserted before.
  @inline(__always)
  mutating func find(_ key: UnsafePointer<UInt8>, _ count: Int) -> Int32? {
    if last >= 0 {
      let expected = entries[Int(last)].next
      if matches(expected, key, count) {
        last = expected
        return entries[Int(expected)].value
      }
    }
    return search(key, count)
  }

  @inline(never)
  private mutating func search(_ key: UnsafePointer<UInt8>, _ count: Int) -> Int32? {
    guard let found = entry(key, count) else { return nil }
    if last >= 0 { entries[Int(last)].next = found }
    last = found
    return entries[Int(found)].value
  }

  /// The value of a key; does not remember it, so a shared table can be used.
  func value(_ key: UnsafePointer<UInt8>, _ count: Int) -> Int32? {
    entry(key, count).map { entries[Int($0)].value }
  }

  func value(_ key: String) -> Int32? {
    var key = key
    return key.withUTF8 { utf8 in utf8.baseAddress.flatMap { value($0, utf8.count) } }
  }

  /// Whether an entry, possibly none, has this key.
  @inline(__always)
  private func matches(_ index: Int32, _ key: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    guard index < entries.count else { return false }
    let entry = entries[Int(index)]
    guard entry.count == count else { return false }
    return bytes.withUnsafeBufferPointer { stored in
      guard let base = stored.baseAddress else { return count == 0 }
      return areEqual(base + entry.offset, key, count)
    }
  }

  private func entry(_ key: UnsafePointer<UInt8>, _ count: Int) -> Int32? { entry(key, count, hashed(key, count)) }

  private func entry(_ key: UnsafePointer<UInt8>, _ count: Int, _ hash: UInt32) -> Int32? {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = slots[slot]
      if entries[Int(index)].hash == hash, matches(index, key, count) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds a key that is not there yet.
  mutating func insert(_ key: UnsafePointer<UInt8>, _ count: Int, value: Int32) {
    insert(key, count, hashed(key, count), value: value)
  }

  private mutating func insert(_ key: UnsafePointer<UInt8>, _ count: Int, _ hash: UInt32, value: Int32) {
    if (entries.count + 1) * 2 > slots.count { grow() }
    let offset = bytes.count
    bytes.append(contentsOf: UnsafeBufferPointer(start: key, count: count))
    let next = Int32(entries.count + 1)
    entries.append(Entry(offset: offset, count: count, hash: hash, value: value, next: next))
    place(next - 1, hash)
  }

  /// Adds a key unless it is there; returns the value of the one that is.
  @discardableResult
  mutating func insert(_ key: String, value: Int32) -> Int32? {
    var key = key
    return key.withUTF8 { utf8 in
      guard let base = utf8.baseAddress else { return nil }
      let hash = hashed(base, utf8.count)
      if let known = entry(base, utf8.count, hash) { return entries[Int(known)].value }
      insert(base, utf8.count, hash, value: value)
      return nil
    }
  }

  mutating func replaceValues(_ value: (Int32) -> Int32) {
    for index in entries.indices { entries[index].value = value(entries[index].value) }
  }

  /// Makes room for so many keys at once.
  mutating func reserve(_ count: Int) {
    entries.reserveCapacity(count)
    while count * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for index in entries.indices { place(Int32(index), entries[index].hash) }
  }

  private mutating func place(_ index: Int32, _ hash: UInt32) {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = index
  }
}

/// Compares eight bytes at a time; both sides may be anywhere.
@inline(__always)
func areEqual(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
  let left = UnsafeRawPointer(left)
  let right = UnsafeRawPointer(right)
  var offset = 0
  if count >= 8 {
    while offset + 8 < count {
      if word(left, offset) != word(right, offset) { return false }
      offset += 8
    }
    // The last eight bytes may overlap the ones before.
    return word(left, count - 8) == word(right, count - 8)
  }
  while offset < count {
    if left.load(fromByteOffset: offset, as: UInt8.self) != right.load(fromByteOffset: offset, as: UInt8.self) {
      return false
    }
    offset += 1
  }
  return true
}

/// A multiplicative hash; the same in every process.
private func hashed(_ key: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
  let raw = UnsafeRawPointer(key)
  var state = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
  var offset = 0
  while offset + 8 <= count {
    state = mixed(state ^ word(raw, offset))
    offset += 8
  }
  var tail: UInt64 = 0
  while offset < count {
    tail = tail << 8 | UInt64(raw.load(fromByteOffset: offset, as: UInt8.self))
    offset += 1
  }
  state = mixed(state ^ tail)
  return UInt32(truncatingIfNeeded: state >> 32)
}

@inline(__always)
private func word(_ base: UnsafeRawPointer, _ offset: Int) -> UInt64 {
  base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
}

@inline(__always)
private func mixed(_ value: UInt64) -> UInt64 {
  let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
  return product.high ^ product.low
}
