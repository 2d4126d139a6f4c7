package dev.lockstep.sync.console;

/** A part of the product that says how it is. */
public interface StatusSource {

  /** The name of the part in the status: {@code "groupware"}. */
  String name();

  /** How it is now: a record that is shown as JSON. It must return soon, and never fails. */
  Record status();
}
