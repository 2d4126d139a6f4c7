package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Visits.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.GroupwareCommand.CreateEvent;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.sync.state.GroupwareSide;
import org.junit.jupiter.api.Test;

/**
 * A creation may be refused although it made the event, if the answer was lost: what is tried next
 * names the first command, so that the sink finds that event instead of making another.
 */
class RefusedCreationTest {

  private final Bench crm = Bench.bornInCrm();

  /** A record is new, and its event is refused. */
  private CommandId refused() {
    crm.crmShows("0:a", record("Visit", 1));
    CommandId first = creation().id();
    refused(first, false);
    return first;
  }

  private CreateEvent creation() {
    return crm.groupwareCommand(CreateEvent.class);
  }

  private void refused(CommandId command, boolean gone) {
    crm.input(
        new Input.OfGroupware(
            new GroupwareResult.Rejected(command, Reason.REJECTED, "access is denied", gone)));
  }

  @Test
  void theNextCommandNamesTheFirstOne() {
    CommandId first = refused();
    crm.crmShows("0:b", record("Lunch", 1));
    CreateEvent second = creation();
    refused(second.id(), false);
    crm.crmShows("0:c", record("Dinner", 1));

    assertThat(second.again()).contains(first);
    assertThat(creation().creation()).as("whose event it finds").isEqualTo(first);
  }

  @Test
  void whatIsGoneSinceIsMadeAnew() {
    refused();
    crm.crmShows("0:b", record("Lunch", 1));
    refused(creation().id(), true);
    crm.crmShows("0:c", record("Dinner", 1));

    assertThat(creation().again()).isEmpty();
  }

  @Test
  void onceTheEventIsThereTheRefusedOnesAreForgotten() {
    refused();
    crm.crmShows("0:b", record("Lunch", 1));
    crm.groupwareApplies("e1", "1");

    assertThat(crm.last().state().groupware().making()).isEmpty();
  }

  @Test
  void anEventThatIsReadIsThereToo() {
    refused();
    crm.shows(ADA, "e1", "1", Visits.visit("Visit"));
    GroupwareSide side = crm.last().state().groupware();
    crm.absent(ADA, "e1", Absence.DELETED);

    assertThat(side.leadCopy()).isPresent();
    assertThat(side.making()).isEmpty();
    assertThat(crm.last().state().groupware().making()).isEmpty();
  }
}
