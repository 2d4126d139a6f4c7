package dev.lockstep.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, with everything that is wrong in it. */
public final class BrokenConfiguration extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  BrokenConfiguration(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** All of them, in the order of the layers. */
  public List<Fault> faults() {
    return faults;
  }
}
