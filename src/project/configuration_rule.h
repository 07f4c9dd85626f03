/*
 * configuration_rule.h - how severities of rules are read from memoc.yaml.
 *
 * A map has patterns as keys: a rule ("link/broken"), a family ("link" and a star), or a star. Which of them counts does not depend on
 * their order: the narrower one does.
 */
#ifndef PROJECT_CONFIGURATION_RULE_H
#define PROJECT_CONFIGURATION_RULE_H

#include "project/configuration_key.h"

ConfigurationRead configuration_read_rules;          /* Settings */
ConfigurationRead configuration_read_rule_overrides; /* Settings */
ConfigurationRead configuration_read_severities;     /* RuleGroup */

#endif
