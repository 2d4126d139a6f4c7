/** The settings of the services, and how each is made of them. */
@NullMarked
package dev.lockstep.standalone.service;

import org.jspecify.annotations.NullMarked;
