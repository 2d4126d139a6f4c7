package dev.lockstep.crm.mapping;

import java.util.List;

/** A mapping file that cannot be used; names all of its faults, each with its path. */
public final class MappingException extends Exception {
  private static final long serialVersionUID = 1;

  private final List<String> faults;

  MappingException(String source, List<String> faults) {
    super(source + ": " + String.join("; ", faults));
    this.faults = List.copyOf(faults);
  }

  /** All of them: {@code <path>: <what is wrong>}. */
  public List<String> faults() {
    return faults;
  }
}
