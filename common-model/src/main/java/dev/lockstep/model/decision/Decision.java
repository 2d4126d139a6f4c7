package dev.lockstep.model.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one input led to: every input has one (invariant 10).
 *
 * @param revision counts the inputs of the appointment, from 1
 * @param at when the input was published
 * @param input what came in, in a few words: {@code "event changed in ada@contoso.test"}
 * @param origin where it stands: {@code "<topic>-<partition>@<offset>"}
 * @param reference the event or record it is about, empty if neither
 * @param changes what the user changed
 * @param rule which rule was applied to it
 * @param alongside the rule because of which it was applied to this appointment: {@link Rule#REC}
 *     for an occurrence of a series
 * @param reason the outcome, as data
 * @param words the outcome, for people
 * @param outputs what was sent because of it
 * @param workList what waits for a person afterwards
 * @param contests what both sides changed at the same time, with both values
 */
public record Decision(
    AppointmentKey appointment,
    long revision,
    Instant at,
    String input,
    String origin,
    String reference,
    List<FieldChange> changes,
    Rule rule,
    Optional<Rule> alongside,
    Reason reason,
    String words,
    List<Output> outputs,
    List<WorkItem> workList,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Contest> contests) {

  /**
   * A command that was sent.
   *
   * @param words what it does: {@code "create the event in ada@contoso.test"}
   * @param mail whom it mails, for people; empty if nobody
   * @param inside whom it mails of the own people
   * @param outside whom else it mails
   */
  public record Output(
      CommandId command,
      String words,
      String mail,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
          List<EmailAddress> inside,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
          List<EmailAddress> outside) {}
}
