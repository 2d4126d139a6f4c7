package dev.lockstep.standalone.bench;

/** What a figure should be. */
public sealed interface Goal {
  /** The median is this or less. */
  record AtMost(double value) implements Goal {}

  /** The median is this or more. */
  record AtLeast(double value) implements Goal {}

  /** The figure is this share of its baseline or more, for instance 0.5 for half of it. */
  record ShareAtLeast(double share) implements Goal {}

  /** The figure is this multiple of its baseline or less. */
  record ShareAtMost(double share) implements Goal {}
}
