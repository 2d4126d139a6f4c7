package dev.lockstep.standalone.simulation;

import dev.lockstep.standalone.simulation.report.Figures;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Adds up what came of histories, in their order. */
final class Sum {

  private final MessageDigest digest;
  private Figures figures = Figures.NONE;
  private Optional<Chunk.Found> violation = Optional.empty();

  Sum(long seed) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    add(seed);
  }

  private void add(long number) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  void add(Chunk chunk) {
    figures = figures.plus(chunk.figures());
    chunk.fingerprints().forEach(this::add);
    violation = chunk.violation();
  }

  Figures figures() {
    return figures;
  }

  Optional<Chunk.Found> violation() {
    return violation;
  }

  String digest() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
