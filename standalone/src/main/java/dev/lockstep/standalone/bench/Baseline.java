package dev.lockstep.standalone.bench;

/**
 * What a figure is compared with: the least that has to be done for the same purpose.
 *
 * @param name what it is
 * @param samples in the unit of the figure, each from the round of the figure's sample at its place
 */
public record Baseline(String name, Samples samples) {}
