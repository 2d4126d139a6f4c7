package dev.lockstep.model.appointment;

/** Why something is not there any more. Only {@link #DELETED} travels to the other side. */
public enum Absence {
  /** Proven: the CRM's delete code or a deleted row; in Graph a 404 on the very id. */
  DELETED,
  /** It moved out of the time window that is read. */
  OUT_OF_WINDOW,
  /**
   * The connector may no longer read it, though others beside it. Graph knows no such thing: there
   * a whole mailbox is shut, and is read again once it is open.
   */
  NO_ACCESS,
  /** It was not found, and nothing proves why. */
  UNKNOWN
}
