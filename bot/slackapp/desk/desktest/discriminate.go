package desktest

import "strings"

// discriminate rewrites alternatives that differ in their "type" (the twenty
// kinds of block, the elements of each) so that only those with the value's own
// type are tried. It takes the same values in a fraction of the time, and what
// does not fit is told of those alternatives alone.
func discriminate(v any, definitions map[string]any) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			discriminate(item, definitions)
		}
	case map[string]any:
		for _, member := range v {
			discriminate(member, definitions)
		}
		if alternatives, _ := v["anyOf"].([]any); len(v) == 1 {
			dispatch(v, alternatives, definitions)
		}
	}
}

// dispatch makes of {"anyOf": alternatives} one "then" for each type. Where an
// alternative has no type, all stays as it is.
func dispatch(v map[string]any, alternatives []any, definitions map[string]any) {
	byType := map[string][]any{}
	for _, alternative := range alternatives {
		names := typesOf(alternative, definitions)
		if len(names) == 0 {
			return
		}
		for _, name := range names {
			byType[name] = append(byType[name], alternative)
		}
	}
	if len(byType) < 2 {
		return
	}
	var names, choices []any
	for name, those := range byType {
		then := those[0]
		if len(those) > 1 {
			then = map[string]any{"anyOf": those}
		}
		is := map[string]any{"properties": map[string]any{"type": map[string]any{"const": name}}}
		names, choices = append(names, name), append(choices, map[string]any{"if": is, "then": then})
	}
	delete(v, "anyOf")
	v["type"], v["required"], v["allOf"] = "object", []any{"type"}, choices
	v["properties"] = map[string]any{"type": map[string]any{"enum": names}}
}

// typesOf are the values that the "type" of what fits a schema may have; none
// when the schema does not say.
func typesOf(schema any, definitions map[string]any) (names []string) {
	shape, _ := schema.(map[string]any)
	if ref, _ := shape["$ref"].(string); ref != "" {
		return typesOf(definitions[strings.TrimPrefix(ref, "#/definitions/")], definitions)
	}
	alternatives, _ := shape["anyOf"].([]any)
	for _, alternative := range alternatives {
		own := typesOf(alternative, definitions)
		if own == nil {
			return nil
		}
		names = append(names, own...)
	}
	kind, _ := at(shape, "properties", "type")
	if name, isConst := kind["const"].(string); isConst {
		names = append(names, name)
	}
	among, _ := kind["enum"].([]any)
	for _, name := range among {
		text, _ := name.(string)
		names = append(names, text)
	}
	return names
}
