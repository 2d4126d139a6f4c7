package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.sync.rules.GroupwareProjection;
import dev.lockstep.sync.rules.MailForecast;
import dev.lockstep.sync.rules.MailPolicy;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.rules.Projection;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.Copy;
import dev.lockstep.sync.state.GroupwareSide;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.SideState;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Tells groupware what is agreed, if it has not been told yet. */
final class GroupwareWriter {

  private final Policy policy;
  private final GroupwareProjection projection;
  private final Wording wording = new Wording();
  private final Passage passage = new Passage();
  private final Move move = new Move();

  GroupwareWriter(Policy policy) {
    this.policy = policy;
    this.projection = new GroupwareProjection(policy);
  }

  void write(Draft draft) {
    SideState<EventState> state = draft.state().groupware().state();
    switch (state.phase()) {
      case Phase.Awaiting<EventState> _, Phase.Outdated<EventState> _ -> {}
      case Phase.Frozen<EventState>(Reason reason) -> {
        if (reason == Reason.FOREIGN_ORGANIZER) {
          removedByGuest(draft);
        }
      }
      case Phase.Idle<EventState> _,
          Phase.Refused<EventState> _,
          Phase.Held<EventState> _,
          Phase.Gated<EventState> _ ->
          tell(draft, state);
    }
  }

  /** A copy that its owner removed is not made anew: only the organizer can invite again. */
  private static void removedByGuest(Draft draft) {
    if (draft.state().agreed() instanceof Agreement.Present) {
      String words = "removed from the mailbox of a guest: only the organizer can invite again";
      draft.raise(Reason.FOREIGN_ORGANIZER, words);
      draft.remark(words);
    } else {
      draft.settle(Reason.FOREIGN_ORGANIZER);
    }
  }

  private void tell(Draft draft, SideState<EventState> state) {
    switch (projection.of(draft.state())) {
      case Projection.Unknown<EventState>(String words) -> draft.remark("waits for: " + words);
      case Projection.Withheld<EventState> withheld -> withheld(draft, state, withheld);
      case Projection.Absent<EventState>(var rule) -> {
        draft.settle(Reason.FOREIGN_ORGANIZER);
        draft.settle(Reason.HIDDEN_CONTENT);
        if (state.asked().isPresent()) {
          draft.apply(rule);
          delete(draft, state, state.asked().get());
        } else {
          rest(draft, state);
        }
      }
      case Projection.Wanted<EventState>(EventState wanted, var rule, _) -> {
        draft.settle(Reason.FOREIGN_ORGANIZER);
        if (!move.isWanted(state, wanted)) {
          draft.settle(Reason.HIDDEN_CONTENT);
        }
        if (state.asked().filter(wanted::equals).isPresent()) {
          rest(draft, state);
          return;
        }
        draft.apply(rule);
        if (state.asked().isEmpty()) {
          create(draft, state, wanted);
        } else if (move.isWanted(state, wanted)) {
          move(draft, state, state.asked().get(), wanted);
        } else {
          update(draft, state, state.asked().get(), wanted);
        }
      }
    }
  }

  private static void withheld(
      Draft draft, SideState<EventState> state, Projection.Withheld<EventState> withheld) {
    boolean matters =
        state.asked().isEmpty()
            || !(draft.state().agreed() instanceof Agreement.Present(var content, _))
            || !Field.differing(content, state.asked().get().content()).isEmpty();
    if (!matters) {
      return;
    }
    draft.settle(Reason.HIDDEN_CONTENT);
    draft.apply(withheld.rule());
    draft.say(withheld.reason(), withheld.words());
    if (withheld.reason() == Reason.FOREIGN_ORGANIZER) {
      draft.raise(withheld.reason(), withheld.words());
    }
  }

  /** Nothing is to be told: what was held or refused is of no interest any more. */
  private static void rest(Draft draft, SideState<EventState> state) {
    draft.settle(Reason.MAIL_HELD);
    boolean crmRefuses = draft.state().crm().state().phase() instanceof Phase.Refused;
    if (state.phase() instanceof Phase.Refused && !crmRefuses) {
      draft.settle(Reason.REJECTED);
    }
    if (!(state.phase() instanceof Phase.Idle)) {
      GroupwareSide side = draft.state().groupware();
      draft.set(side.with(state.in(new Phase.Idle<>())));
    }
  }

  private void create(Draft draft, SideState<EventState> state, EventState wanted) {
    EmailAddress mailbox = wanted.mailbox();
    MailForecast.Forecast mail = new MailForecast(draft.state(), mailbox).ofCreate(wanted);
    if (mayGo(draft, state, Optional.of(wanted), mail, mailbox)) {
      CommandId id = begin(draft, state, Optional.of(wanted));
      draft.send(
          new GroupwareCommand.CreateEvent(id, wanted, mail.impact()),
          "create the event in " + mailbox);
    }
  }

  private void update(
      Draft draft, SideState<EventState> state, EventState asked, EventState wanted) {
    Optional<EventRef> event = draft.state().groupware().leadCopy().map(Copy::event);
    if (event.isEmpty() || state.version().isEmpty()) {
      return;
    }
    Set<Field> changed = toChange(state, asked, wanted);
    if (changed.isEmpty()) {
      rest(draft, state); // and asked so from now on, though nothing was
      draft.set(draft.state().groupware().with(state.told(Optional.of(wanted))));
      draft.remark("groupware has it so");
      return;
    }
    MailForecast.Forecast mail =
        new MailForecast(draft.state(), wanted.mailbox()).ofUpdate(asked, wanted, changed);
    if (mayGo(draft, state, Optional.of(wanted), mail, wanted.mailbox())) {
      CommandId id = begin(draft, state, Optional.of(wanted));
      draft.send(
          new GroupwareCommand.UpdateEvent(
              id,
              event.get(),
              state.version().get(),
              wanted,
              changed,
              mail.impact(),
              Optional.of(footer(state, asked)).filter(footer -> !footer.equals(wanted.footer()))),
          "change " + wording.names(changed) + " in " + wanted.mailbox());
    }
  }

  private static Set<Field> toChange(
      SideState<EventState> state, EventState asked, EventState wanted) {
    Set<Field> changed = toChange(state, asked, wanted.content());
    Footer below = footer(state, asked);
    if (!asked.footer().equals(wanted.footer()) && !below.equals(wanted.footer())) {
      changed.add(Field.TEXT);
    }
    return changed;
  }

  /**
   * What differs from what was asked, unless the event has it so: it does where a person dismissed
   * what was asked, and then takes back what led to it.
   */
  static Set<Field> toChange(SideState<EventState> state, EventState asked, Appointment wanted) {
    Set<Field> changed = EnumSet.noneOf(Field.class);
    changed.addAll(Field.differing(asked.content(), wanted));
    if (!state.masked() && state.seen().isPresent()) {
      Appointment seen = state.seen().get().content();
      changed.removeIf(field -> isSo(field, seen, wanted));
    }
    return changed;
  }

  private static boolean isSo(Field field, Appointment seen, Appointment wanted) {
    return field == Field.PARTICIPANTS
        // what guests have answered is theirs, and never written
        ? seen.participants().unanswered().equals(wanted.participants().unanswered())
        : field.of(seen).equals(field.of(wanted));
  }

  /** What stands below the text now. */
  private static Footer footer(SideState<EventState> state, EventState asked) {
    return state.seen().map(EventState::footer).orElse(asked.footer());
  }

  /**
   * It moves to another mailbox: removed here first, so that it is never there twice. What its
   * owner entered behind a mask cannot be made anew there, and would be lost: a person decides.
   */
  private void move(Draft draft, SideState<EventState> state, EventState asked, EventState wanted) {
    if (state.masked() && !draft.isReleased()) {
      MailForecast.Forecast mail = new MailForecast(draft.state(), asked.mailbox()).ofDelete(asked);
      String words =
          "it is private in the mailbox "
              + asked.mailbox()
              + ": what was entered there would be lost if it moved to "
              + wanted.mailbox()
              + (mail.impact().isSilent() ? "" : "; would send " + mail.impact().words());
      draft.raise(Reason.HIDDEN_CONTENT, words);
      draft.say(Reason.HIDDEN_CONTENT, words);
      Appointment here = wanted.content().with(asked.content().participants());
      if (!here.equals(asked.content())) {
        update(draft, state, asked, new EventState(asked.mailbox(), here, asked.footer()));
      }
      return;
    }
    draft.settle(Reason.HIDDEN_CONTENT);
    delete(draft, state, asked);
  }

  private void delete(Draft draft, SideState<EventState> state, EventState asked) {
    Optional<EventRef> event = draft.state().groupware().leadCopy().map(Copy::event);
    if (event.isEmpty() || state.version().isEmpty()) {
      return;
    }
    MailForecast.Forecast mail = new MailForecast(draft.state(), asked.mailbox()).ofDelete(asked);
    if (mayGo(draft, state, Optional.empty(), mail, asked.mailbox())) {
      CommandId id = begin(draft, state, Optional.empty());
      draft.send(
          new GroupwareCommand.DeleteEvent(id, event.get(), state.version().get(), mail.impact()),
          "delete the event in " + asked.mailbox());
    }
  }

  private boolean mayGo(
      Draft draft,
      SideState<EventState> state,
      Optional<EventState> wanted,
      MailForecast.Forecast mail,
      EmailAddress mailbox) {
    if (state.phase() instanceof Phase.Refused<EventState>(var refused) && refused.equals(wanted)) {
      return false;
    }
    MailPolicy.Choice choice = policy.externalMail().of(mail.outside());
    if (choice != MailPolicy.Choice.SEND && !draft.isReleased()) {
      keep(draft, state, wanted, mail.impact(), choice);
      return false;
    }
    draft.settle(Reason.MAIL_HELD);
    Passage.Route route =
        draft.state().agreed() instanceof Agreement.Gone gone
            ? Passage.Route.ofDeletion(gone, mail.impact())
            : Passage.Route.ofMail(mailbox, mail.impact());
    Optional<Phase.Gated<EventState>> gated =
        passage.wait(draft, Side.GROUPWARE, state.phase(), wanted, route);
    if (gated.isPresent()) {
      draft.set(draft.state().groupware().with(state.in(gated.get())));
      return false;
    }
    return true;
  }

  /** It would mail people outside, and so is not sent, now or at all. */
  private static void keep(
      Draft draft,
      SideState<EventState> state,
      Optional<EventState> wanted,
      MailImpact mail,
      MailPolicy.Choice choice) {
    String words = "would send " + mail.words() + " (" + mail.external() + ")";
    GroupwareSide side = draft.state().groupware();
    if (choice == MailPolicy.Choice.HOLD) {
      draft.set(side.with(state.in(new Phase.Held<>(wanted))));
      draft.raise(Reason.MAIL_HELD, words);
      draft.say(Reason.MAIL_HELD, words + "; waits for a release");
    } else {
      draft.set(side.with(state.in(new Phase.Idle<>())));
      draft.settle(Reason.MAIL_HELD);
      draft.say(Reason.MAIL_SKIPPED, words + "; not sent");
    }
  }

  private static CommandId begin(
      Draft draft, SideState<EventState> state, Optional<EventState> wanted) {
    CommandId id = draft.nextCommand(Side.GROUPWARE);
    GroupwareSide side = draft.state().groupware();
    draft.set(side.with(state.in(new Phase.Awaiting<>(id, wanted, state.version()))));
    return id;
  }
}
