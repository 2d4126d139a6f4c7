package dev.lockstep.standalone.demo;

import java.util.List;

/**
 * Who works at the sample company, and who its customers are.
 *
 * @param reps with a mailbox each
 * @param customers persons outside
 */
record SampleCompany(String name, List<Rep> reps, String customer, List<Customer> customers) {

  /** A rep. */
  record Rep(String firstName, String lastName, String address) {
    String name() {
      return firstName + " " + lastName;
    }
  }

  /** A person of the customer. */
  record Customer(String firstName, String lastName, String address) {}

  /** The one that the demo shows. */
  static final SampleCompany CONTOSO =
      new SampleCompany(
          "Contoso Maschinenbau",
          List.of(
              new Rep("Ada", "Berger", "ada@contoso.test"),
              new Rep("Bruno", "Huber", "bruno@contoso.test"),
              new Rep("Clara", "Steiner", "clara@contoso.test"),
              new Rep("David", "Moser", "david@contoso.test")),
          "Fabrikam Werkzeuge",
          List.of(
              new Customer("Ida", "Zorn", "ida.zorn@fabrikam.test"),
              new Customer("Jan", "Krull", "jan.krull@fabrikam.test"),
              // two persons with one address: whoever invites it means one of them
              new Customer("Lea", "Winter", "office@fabrikam.test"),
              new Customer("Leo", "Winter", "office@fabrikam.test")));

  List<String> mailboxes() {
    return reps.stream().map(Rep::address).toList();
  }
}
