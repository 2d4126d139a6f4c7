package dev.lockstep.standalone.simulation.history;

/** What histories are about. */
public enum Scope {
  /** Single appointments only. */
  SINGLES,
  /** In one history of five series as well. */
  SERIES_TOO
}
