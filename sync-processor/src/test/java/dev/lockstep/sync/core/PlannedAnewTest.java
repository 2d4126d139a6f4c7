package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Visits.given;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A date of Ada's series is given to Bob, and a new pattern of the series plans it anew while its
 * event is made in Bob's mailbox: there are two events by one key, and that of Bob is ours.
 */
class PlannedAnewTest {

  private final Bench gw = Bench.bornInGroupware();
  private GroupwareCommand create;

  @BeforeEach
  void givenToBobAndPlannedAnew() {
    gw.company.rep(BOB, 2, true);
    gw.inStep();
    gw.crmShows("1:b", given(gw.storedRecord(), Company.rep(2)));
    gw.groupwareDeleted();
    create = gw.groupwareCommand(GroupwareCommand.CreateEvent.class);
    assertThat(create.mailbox()).isEqualTo(BOB);
    gw.shows(ADA, "e1", "9", visit("Visit"));
  }

  @Test
  void anEditOfTheEventThatIsBeingMadeIsNotTakenForThatOfAPastedCopy() {
    gw.input(bobShows("2", visit("Lunch")));
    gw.input(made());

    assertThat(subjectOfRecord()).isEqualTo(visit("Lunch").subject());
  }

  @Test
  void theEventThatWasMadeLeadsThoughAnotherMailboxComesFirst() {
    gw.input(made());
    gw.input(bobShows("2", visit("Lunch")));

    assertThat(subjectOfRecord()).isEqualTo(visit("Lunch").subject());
    assertThat(gw.last().state().groupware().lead()).contains(BOB);
  }

  /** The date that was planned anew is another event of Ada's, and not the one that is made. */
  @Test
  void anEditOfTheEventThatIsMadeInTheFirstMailboxAgainIsKept() {
    gw.input(made());
    gw.crmShows("2:b", given(gw.storedRecord(), Company.rep(1)));
    gw.groupwareDeleted();
    create = gw.groupwareCommand(GroupwareCommand.CreateEvent.class);
    assertThat(create.mailbox()).isEqualTo(ADA);
    gw.shows(ADA, "e2", "2", visit("Lunch"));
    gw.groupwareApplies("e2", "1");

    assertThat(subjectOfRecord()).isEqualTo(visit("Lunch").subject());
  }

  private Object subjectOfRecord() {
    return gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().content().subject();
  }

  private Input made() {
    return new Input.OfGroupware(
        new GroupwareResult.Written(
            create.id(), new EventRef(BOB, "b1"), "ours", "1", visit("Visit"), false));
  }

  private static Input bobShows(String version, Appointment content) {
    return new Input.FromGroupware(
        new GroupwareChange.EventObserved(
            new EventRef(BOB, "b1"),
            "ours",
            version,
            BOB,
            true,
            false,
            content,
            List.of(),
            Optional.empty(),
            Optional.empty()));
  }
}
