package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.decision.ConflictPolicy;
import dev.lockstep.sync.rules.MailPolicy;
import dev.lockstep.sync.rules.Policy;
import java.util.Map;
import java.util.Optional;

/** Policies that differ from the defaults in one thing. */
final class Policies {

  private static final Policy D = Policy.DEFAULT;

  static Policy invite(Policy.Invite invite, MailPolicy externalMail) {
    return new Policy(
        invite, externalMail, D.softDelete(), D.conflict(), D.conflictByField(), D.link());
  }

  static Policy externalMail(MailPolicy externalMail) {
    return invite(D.invite(), externalMail);
  }

  static Policy softDelete(boolean soft) {
    return new Policy(
        D.invite(), D.externalMail(), soft, D.conflict(), D.conflictByField(), D.link());
  }

  static Policy conflict(ConflictPolicy all, Map<Field, ConflictPolicy> byField) {
    return new Policy(D.invite(), D.externalMail(), D.softDelete(), all, byField, D.link());
  }

  static Policy conflict(ConflictPolicy all) {
    return conflict(all, Map.of());
  }

  static Policy link(String pattern) {
    return new Policy(
        D.invite(),
        D.externalMail(),
        D.softDelete(),
        D.conflict(),
        D.conflictByField(),
        Optional.of(pattern));
  }

  private Policies() {}
}
