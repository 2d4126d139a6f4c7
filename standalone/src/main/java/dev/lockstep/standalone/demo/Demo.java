package dev.lockstep.standalone.demo;

import dev.lockstep.standalone.desk.CrmDesk;
import dev.lockstep.standalone.desk.MailboxDesk;
import dev.lockstep.standalone.desk.RecordId;
import dev.lockstep.standalone.graph.GraphHttp;
import java.io.IOException;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sets up the sample company in a running stack: its people on both sides, and a week of
 * appointments, some made in Outlook and some in the CRM. Where it is there already, nothing is
 * done.
 */
public final class Demo {
  private static final SampleCompany COMPANY = SampleCompany.CONTOSO;
  private static final String UNKNOWN = "somebody@northwind.test";

  private final GraphHttp graph;
  private final String crmAddress;

  /**
   * A demo.
   *
   * @param crmAddress {@code postgresql://...}
   */
  public Demo(GraphHttp graph, String crmAddress) {
    this.graph = graph;
    this.crmAddress = crmAddress;
  }

  /** The mailboxes of the sample company. */
  public static List<String> mailboxes() {
    return COMPANY.mailboxes();
  }

  /**
   * Sets all up.
   *
   * @return whether it was not there before
   */
  public boolean setUp() throws IOException, SQLException, InterruptedException {
    MailboxDesk outlook = new MailboxDesk(graph);
    try (CrmDesk crm = new CrmDesk(crmAddress)) {
      for (SampleCompany.Rep rep : COMPANY.reps()) {
        outlook.addMailbox(rep.address(), rep.name());
      }
      if (crm.hasRep(COMPANY.mailboxes().getFirst())) {
        return false;
      }
      List<RecordId> reps = people(crm);
      LocalDate monday =
          LocalDate.now(MailboxDesk.ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
      week(outlook, crm, reps, monday);
      return true;
    }
  }

  private static List<RecordId> people(CrmDesk crm) throws SQLException {
    RecordId own = crm.addCompany(COMPANY.name());
    RecordId customer = crm.addCompany(COMPANY.customer());
    for (SampleCompany.Customer one : COMPANY.customers()) {
      crm.addPerson(one.firstName(), one.lastName(), one.address(), Optional.of(customer));
    }
    List<RecordId> reps = new ArrayList<>();
    for (SampleCompany.Rep rep : COMPANY.reps()) {
      RecordId person =
          crm.addPerson(rep.firstName(), rep.lastName(), rep.address(), Optional.of(own));
      reps.add(crm.addRep(rep.name(), rep.address(), person, true));
    }
    return reps;
  }

  /** Something of each rule, so that the page has something to show. */
  private static void week(MailboxDesk outlook, CrmDesk crm, List<RecordId> reps, LocalDate monday)
      throws IOException, SQLException, InterruptedException {
    String ada = COMPANY.reps().get(0).address();
    String bruno = COMPANY.reps().get(1).address();
    String clara = COMPANY.reps().get(2).address();
    String ida = COMPANY.customers().get(0).address();
    String jan = COMPANY.customers().get(1).address();
    String office = COMPANY.customers().get(2).address();

    outlook.add(ada, "Prepare the quarter", at(monday, 0, 8), List.of());
    outlook.add(ada, "Prices, first round", at(monday, 0, 10), List.of(ida, bruno));
    outlook.add(bruno, "Visit of the plant", at(monday, 1, 9), List.of(ida, jan));
    outlook.add(bruno, "A lead from the fair", at(monday, 1, 14), List.of(UNKNOWN));
    outlook.add(clara, "Contract", at(monday, 2, 11), List.of(office));
    outlook.add(clara, "Inside sales", at(monday, 3, 13), List.of(ada, bruno));
    outlook.add(ada, "Dentist", at(monday, 4, 16), List.of());
    outlook.addWeekly(clara, "Jour fixe of the team", at(monday, 1, 8), 12);

    crm.addAppointment(reps.get(0), "Visit: Fabrikam", at(monday, 1, 11));
    RecordId visit = crm.addAppointment(reps.get(1), "Visit: machine 4", at(monday, 2, 9));
    crm.edit(visit, "Visit: machine 4 and 5", "Hall 2");
    crm.addAppointment(reps.get(2), "Follow-up call at their office", at(monday, 3, 10));
    crm.addAppointment(reps.get(3), "Visit: new customer", at(monday, 4, 9));
  }

  private static LocalDateTime at(LocalDate monday, int day, int hour) {
    return monday.plusDays(day).atTime(hour, 0);
  }
}
