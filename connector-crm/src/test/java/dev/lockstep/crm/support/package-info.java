/** What the tests of the connector run on. */
@NullMarked
package dev.lockstep.crm.support;

import org.jspecify.annotations.NullMarked;
