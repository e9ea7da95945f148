import Files
import Glibc
import Orthography

/// Sound keys by one thread and by two.
///
///     sounds-bench WORDS.txt [--rounds 20]
///
/// WORDS.txt is any text; its different words are what keys are made of, each thread making those of all words in every round.
/// Elapsed time, so the machine must be idle. The digest is of all keys: equal when they are byte for byte the same.
@main
enum Main {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let path = arguments.first else { return print("usage: sounds-bench WORDS.txt [--rounds 20]") }
    let rounds =
      arguments.firstIndex(of: "--rounds").flatMap { $0 + 1 < arguments.count ? Int(arguments[$0 + 1]) : nil } ?? 20
    let text = try MappedFile(path).withBytes { String(decoding: $0, as: UTF8.self) }
    let words = Array(Set(text.split(whereSeparator: \.isWhitespace).map(String.init))).sorted()
    let digest = words.reduce(UInt64(0)) { sum, word in
      sum &* 31 &+ ByteHash.hash64(Orthography.soundKey(word))
    }
    print("\(words.count) words, \(rounds) rounds, digest \(String(digest, radix: 16))")
    var factors: [Double] = []
    for _ in 0..<5 {
      let one = elapsed(threads: 1) { work(words, rounds) }
      let two = elapsed(threads: 2) { work(words, rounds) }
      factors.append(2 * one / two)
      let each = one * 1e9 / Double(rounds) / Double(max(words.count, 1))
      print("one thread \(Int(each)) ns a word; two are \(factors.last ?? 0) times as fast")
    }
    print("median \(factors.sorted()[factors.count / 2])")
  }

  private static func work(_ words: [String], _ rounds: Int) {
    // A copy of its own: counting references to the same words would be what is measured.
    let own = words.map { String(decoding: Array($0.utf8), as: UTF8.self) }
    var bytes = 0
    for _ in 0..<rounds {
      for word in own { bytes += Orthography.soundKey(word).utf8.count }
    }
    precondition(bytes > 0 || words.isEmpty)
  }

  /// Seconds until as many threads have each done the work.
  private static func elapsed(threads: Int, _ work: @escaping @Sendable () -> Void) -> Double {
    final class Work: Sendable {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let start = now()
    let handles = (0..<threads).map { _ in
      var thread = pthread_t()
      let kept = Unmanaged.passRetained(Work(work)).toOpaque()
      let code = pthread_create(
        &thread, nil,
        { kept in
          guard let kept else { return nil }
          Unmanaged<Work>.fromOpaque(kept).takeRetainedValue().body()
          return nil
        }, kept)
      precondition(code == 0, "no thread")
      return thread
    }
    for handle in handles { pthread_join(handle, nil) }
    return now() - start
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
