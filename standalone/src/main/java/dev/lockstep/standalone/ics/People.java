package dev.lockstep.standalone.ics;

import dev.lockstep.standalone.ics.IcsEvent.Person;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;

/**
 * Who takes part.
 *
 * @param notes who could not be taken
 */
record People(Optional<Person> organizer, List<Person> attendees, List<String> notes) {

  static People of(VEvent event) {
    List<String> notes = new ArrayList<>();
    Optional<Property> organizerProperty = event.getProperty("ORGANIZER");
    Optional<Person> organizer = organizerProperty.flatMap(one -> person(one, notes));
    Set<String> seen = new HashSet<>();
    List<Person> attendees = new ArrayList<>();
    List<Property> properties = event.getProperties("ATTENDEE");
    for (Property property : properties) {
      person(property, notes).filter(one -> seen.add(one.address())).ifPresent(attendees::add);
    }
    return new People(organizer, attendees, notes);
  }

  private static Optional<Person> person(Property property, List<String> notes) {
    String address = address(property);
    int at = address.indexOf('@');
    if (at < 1 || at == address.length() - 1 || address.contains(" ")) {
      notes.add("%s '%s' is no e-mail address: left out".formatted(property.getName(), address));
      return Optional.empty();
    }
    String name = parameter(property, "CN").orElse(address);
    return Optional.of(new Person(name, address, type(property)));
  }

  /** Google and Exchange put an address of their own into the value and the real one into EMAIL. */
  private static String address(Property property) {
    String value = property.getValue().strip();
    String plain =
        value.regionMatches(true, 0, "mailto:", 0, 7) ? value.substring(7).strip() : value;
    return (plain.contains("@") ? plain : parameter(property, "EMAIL").orElse(plain))
        .toLowerCase(Locale.ROOT);
  }

  private static String type(Property property) {
    String kind = parameter(property, "CUTYPE").orElse("").toUpperCase(Locale.ROOT);
    if (kind.equals("RESOURCE") || kind.equals("ROOM")) {
      return "resource";
    }
    return switch (parameter(property, "ROLE").orElse("").toUpperCase(Locale.ROOT)) {
      case "OPT-PARTICIPANT", "NON-PARTICIPANT" -> "optional";
      default -> "required";
    };
  }

  private static Optional<String> parameter(Property property, String name) {
    Optional<Parameter> parameter = property.getParameter(name);
    return parameter.map(Parameter::getValue);
  }
}
