package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.gate.Ticket;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Phase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Has the gates asked before a deletion or a mail goes out (ADR 0010): an appointment cannot count
 * what others do.
 */
final class Passage {

  /**
   * What a command has to pass.
   *
   * @param gates in their order
   * @param mails how many recipients it mails
   */
  record Route(List<GateKey> gates, int mails) {

    /** Of a deletion that is carried to the other side, and what it mails. */
    static Route ofDeletion(Agreement.Gone gone, MailImpact mail) {
      List<GateKey> gates = new ArrayList<>();
      gone.mailbox().ifPresent(mailbox -> gates.add(GateKey.of(GateKey.Kind.DELETIONS, mailbox)));
      gates.add(GateKey.ofAll(GateKey.Kind.DELETIONS));
      gone.mailbox().ifPresent(mailbox -> gates.addAll(ofMail(mailbox, mail).gates()));
      return new Route(gates, recipients(mail));
    }

    /** Of what a command mails. */
    static Route ofMail(EmailAddress mailbox, MailImpact mail) {
      return mail.isSilent()
          ? new Route(List.of(), 0)
          : new Route(List.of(GateKey.of(GateKey.Kind.MAILS, mailbox)), recipients(mail));
    }

    private static int recipients(MailImpact mail) {
      return mail.internal().size() + mail.external().size();
    }
  }

  /**
   * What the side waits for before a command may be sent; empty if it may be sent now.
   *
   * @param wanted what the command would bring about; empty if it deletes
   */
  <S> Optional<Phase.Gated<S>> wait(
      Draft draft, Side side, Phase<S> phase, Optional<S> wanted, Route route) {
    if (route.gates().isEmpty() || draft.isReleased() || draft.mayPass(side)) {
      return Optional.empty();
    }
    if (phase instanceof Phase.Gated<S> gated
        && gated.wanted().equals(wanted)
        && gated.route().equals(route.gates())) {
      return Optional.of(gated);
    }
    AppointmentState state = draft.state();
    draft.request(
        new GateRequest.Pass(
            route.gates().getFirst(),
            new Ticket(state.key(), side, state.revision()),
            route.gates().subList(1, route.gates().size()),
            state.key().series(), // deleting a whole series is one deletion
            route.mails()));
    draft.remark(
        route.gates().getFirst().kind() == GateKey.Kind.DELETIONS
            ? "whether that are too many deletions is asked first"
            : "whether that are too many mails is asked first");
    return Optional.of(
        new Phase.Gated<>(wanted, state.revision(), route.gates(), Optional.empty()));
  }

  /** Tells the gates what has changed by itself, and brings the work list in line. */
  void review(Draft draft, AppointmentState before) {
    AppointmentState after = draft.state();
    for (Side side : Side.values()) {
      gated(before, side)
          .filter(_ -> !draft.isDecidedByGates(side))
          .filter(
              gated -> gated(after, side).filter(now -> now.number() == gated.number()).isEmpty())
          .ifPresent(
              gated ->
                  draft.withdraw(
                      new GateRequest.Withdraw(
                          gated.route().getFirst(),
                          new Ticket(after.key(), side, gated.number()),
                          gated.route().subList(1, gated.route().size()))));
    }
    Optional<EmailAddress> was = before.groupware().lead();
    Optional<EmailAddress> is = after.groupware().lead();
    // an occurrence is no member: a series would make a mailbox look larger than it is
    if (!was.equals(is) && after.key().occurrence().isEmpty()) {
      was.ifPresent(
          mailbox -> draft.request(new GateRequest.Leave(deletions(mailbox), after.key())));
      is.ifPresent(mailbox -> draft.request(new GateRequest.Join(deletions(mailbox), after.key())));
    }
    Set<Reason> settled = EnumSet.of(Reason.BREAKER, Reason.MAIL_QUOTA);
    for (Side side : Side.values()) {
      gated(after, side)
          .flatMap(Phase.Gated::heldBy)
          .map(Passage::reason)
          .ifPresent(settled::remove);
    }
    settled.forEach(draft::settle);
  }

  /** Why something waits before this gate. */
  static Reason reason(GateKey gate) {
    return switch (gate.kind()) {
      case DELETIONS -> Reason.BREAKER;
      case MAILS -> Reason.MAIL_QUOTA;
    };
  }

  private static GateKey deletions(EmailAddress mailbox) {
    return GateKey.of(GateKey.Kind.DELETIONS, mailbox);
  }

  private static Optional<Phase.Gated<?>> gated(AppointmentState state, Side side) {
    Phase<?> phase =
        switch (side) {
          case GROUPWARE -> state.groupware().state().phase();
          case CRM -> state.crm().state().phase();
        };
    return phase instanceof Phase.Gated<?> gated ? Optional.of(gated) : Optional.empty();
  }
}
