package dev.lockstep.model.decision;

import java.time.Instant;

/**
 * Something about an appointment that waits for a person.
 *
 * @param id names it to an operator: {@code <appointment key>!<reason>}
 * @param words what is the matter, with names
 * @param since when it came up, by the time of the input that brought it
 */
public record WorkItem(String id, Reason reason, String words, Instant since) {}
