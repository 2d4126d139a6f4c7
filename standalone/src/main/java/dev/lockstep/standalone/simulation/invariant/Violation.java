package dev.lockstep.standalone.simulation.invariant;

/**
 * Something that must not be.
 *
 * @param invariant which one of architecture.md, section 12, is violated
 * @param words what is wrong, with names and values
 */
public record Violation(String invariant, String words) {

  @Override
  public String toString() {
    return invariant + ": " + words;
  }
}
