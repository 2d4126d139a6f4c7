package dev.lockstep.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.ConflictPolicy;
import dev.lockstep.model.decision.Contest;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.FieldChange;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.json.Json;
import dev.lockstep.sync.console.Explanation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code lockstep explain}: what the console answers, as lines for people. */
class ExplainTextTest {

  private static final AppointmentKey KEY = AppointmentKey.bornInCrm(1000, 7);

  private static Decision decision(Contest... contests) {
    return new Decision(
        KEY,
        7,
        Instant.parse("2026-11-22T10:00:00Z"),
        "event in ada@contoso.test",
        "groupware.changes-3@42",
        "event ada@contoso.test/AAMk",
        List.of(new FieldChange("subject", "Visit", "Lunch")),
        Rule.CRM_1,
        Optional.empty(),
        Reason.CONFLICT,
        "changed in groupware: subject",
        List.of(
            new Decision.Output(
                new CommandId(KEY, Side.GROUPWARE, 3),
                "change subject in ada@contoso.test",
                "update to 0 internal, 1 external",
                List.of(),
                List.of(new EmailAddress("carl@customer.test")))),
        List.of(),
        List.of(contests));
  }

  private static List<String> lines(boolean complete, long omitted, Decision... decisions) {
    ObjectMapper mapper = Json.mapper();
    JsonNode answer =
        mapper.valueToTree(
            new Explanation(
                List.of(
                    new Explanation.Timeline(
                        KEY, Optional.empty(), List.of(decisions), omitted, List.of())),
                complete));
    return new ExplainText(answer).lines();
  }

  @Test
  void aDecisionIsToldWithItsChangesItsRuleAndItsCommands() {
    assertThat(lines(true, 0, decision()).stream().map(String::strip))
        .containsExactly(
            "crm:1000-7",
            "2026-11-22T10:00:00Z      #7 event in ada@contoso.test",
            "subject: 'Visit' -> 'Lunch'",
            "CRM-1: changed in groupware: subject",
            "=> change subject in ada@contoso.test; mails: update to 0 internal, 1 external");
  }

  @Test
  void thePolicyThatDecidedAFieldIsSaidWithBothValues() {
    Contest contest =
        new Contest("subject", "Lunch", "Dinner", ConflictPolicy.NEWEST, Optional.of(Side.CRM));

    assertThat(lines(true, 0, decision(contest)).stream().map(String::strip))
        .contains(
            "policy newest for subject: groupware 'Lunch', the CRM 'Dinner'; the CRM's counts");
  }

  @Test
  void aFieldThatAPersonHasToDecideIsSaidToBeSo() {
    Contest contest = new Contest("text", "two", "three", ConflictPolicy.MARK, Optional.empty());

    assertThat(lines(true, 0, decision(contest)).stream().map(String::strip))
        .contains(
            "policy mark for text: groupware 'two', the CRM 'three';"
                + " each side keeps its own until a person decides");
  }

  @Test
  void whatIsLeftOutIsSaid() {
    assertThat(lines(false, 12))
        .containsExactly(
            "crm:1000-7",
            "  (12 older decisions are left out)",
            "Time ran out before everything was looked at: there may be more.");
  }
}
