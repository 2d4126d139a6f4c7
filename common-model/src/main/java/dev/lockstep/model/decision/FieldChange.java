package dev.lockstep.model.decision;

/**
 * One value that changed, for people: long values are shortened.
 *
 * @param field what a sales person calls it
 */
public record FieldChange(String field, String from, String to) {}
